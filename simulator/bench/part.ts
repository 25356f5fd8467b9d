import { fork } from 'node:child_process'
import type { Part } from './plan.ts'

interface Reply {
  readonly answer: unknown
}

/** Starts this program once more, as one of its roles. */
export function startPart(role: string, numbers: readonly number[], nodeOptions: readonly string[] = []): Part {
  const execArgv = [...process.execArgv, ...nodeOptions]
  const stdio = ['inherit', 'inherit', 'pipe', 'ipc'] as const
  const child = fork(process.argv[1] ?? '', [role, ...numbers.map(String)], { execArgv, stdio: [...stdio] })
  // What V8 says before it gives up, and what nobody has caught.
  let reason = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    process.stderr.write(chunk)
    reason ||= /(?:FATAL ERROR|\w*Error): .*/.exec(String(chunk))?.[0] ?? ''
  })
  return {
    ask<Answer>(question: string) {
      return new Promise<Answer>((resolve, reject) => {
        const onEnd = (code: number | null, signal: string | null) =>
          reject(new Error(`The process for ${role} ended (${signal ?? `code ${code}`}). ${reason}`.trim()))
        child.once('close', onEnd)
        child.once('message', (reply) => {
          child.off('close', onEnd)
          resolve((reply as Reply).answer as Answer)
        })
        child.send(question)
      })
    },
    end: () => child.kill(),
  }
}

/** In a process started so: answers one question after the other. */
export function answerAsPart(answers: Readonly<Record<string, () => unknown>>): void {
  process.on('message', async (question: string) => {
    process.send?.({ answer: await answers[question]?.() } satisfies Reply)
  })
}
