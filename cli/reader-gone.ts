import { constants, fstatSync, openSync } from 'node:fs'
import { Socket } from 'node:net'
import { Failure } from '../written/failure.ts'

const STDOUT = 1

/**
 * Rejects with a Failure when the program that this one's output is piped to has gone: `roundtable serve | head -1`. For
 * the system that is an event (poll: POLLERR); Node tells of it only when something is written, and a server that is
 * ready writes nothing any more. So the event is waited for as for an answer on a connection, which no public function
 * of Node does for a pipe; where it cannot be had, the next thing written tells, as ever.
 */
export function readerGone(): Promise<never> {
  return new Promise((_, reject) => {
    if (process.platform !== 'linux' || !fstatSync(STDOUT).isFIFO()) return
    try {
      // A descriptor of its own: the output's is in use.
      const pipe = openSync(`/dev/fd/${STDOUT}`, constants.O_WRONLY | constants.O_NONBLOCK)
      const watcher = new Socket(openedAsConnection(pipe))
      watcher.on('error', () => reject(new Failure('Nobody reads the output any more.')))
      // It keeps nothing running.
      watcher.unref().resume()
    } catch {
      // Another Node, or a pipe of somebody else's.
    }
  })
}

/** What Node has for connections takes any descriptor. */
function openedAsConnection(descriptor: number): object {
  const { TCP, constants: kinds } = (process as unknown as Internals).binding('tcp_wrap')
  const handle = new TCP(kinds.SOCKET)
  if (handle.open(descriptor) !== 0) throw new Error('It cannot be watched.')
  return { handle, readable: true, writable: false }
}

interface Internals {
  binding(name: 'tcp_wrap'): {
    readonly TCP: new (kind: number) => { open(descriptor: number): number }
    readonly constants: { readonly SOCKET: number }
  }
}
