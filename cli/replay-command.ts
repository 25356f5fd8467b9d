import { serveReplay } from '../simulator/inspector/replay-server.ts'
import type { Recording } from '../simulator/recording/recording.ts'
import type { Ending } from './ending.ts'
import { portFailure } from './port-failure.ts'
import { readerGone } from './reader-gone.ts'
import { findRecording } from './recording-file/find.ts'

/**
 * Serves a recording as a page, until the process is to end.
 * @param path of a recording, a folder with one, or a trace
 * @throws Failure when there is no recording, or it is wrong, or the port is taken
 */
export async function replay(path: string, { port }: { readonly port: number }, ending: Ending): Promise<void> {
  const recording = findRecording(path)
  const { url, close } = await served(recording, port)
  const { events, marks, title } = recording
  const failure = marks.some(({ tone }) => tone === 'failure') ? ', marked where it failed' : ''
  process.stdout.write(
    `Replaying ${JSON.stringify(title)}, ${events.length} events${failure}:\n  ${url}\nCtrl+C ends it.\n`,
  )
  try {
    await Promise.race([ending, readerGone()])
  } finally {
    close()
  }
}

async function served(recording: Recording, port: number): ReturnType<typeof serveReplay> {
  try {
    return await serveReplay(recording, port)
  } catch (error) {
    throw portFailure(error, port) ?? error
  }
}
