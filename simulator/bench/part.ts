import { fork } from 'node:child_process'
import type { Part } from './plan.ts'

interface Reply {
  readonly answer: unknown
}

/** Starts this program once more, as one of its roles. */
export function startPart(role: string, numbers: readonly number[], nodeOptions: readonly string[] = []): Part {
  const execArgv = [...process.execArgv, ...nodeOptions]
  const child = fork(process.argv[1] ?? '', [role, ...numbers.map(String)], { execArgv })
  return {
    ask<Answer>(question: string) {
      return new Promise<Answer>((resolve, reject) => {
        const onEnd = (code: number | null, signal: string | null) =>
          reject(new Error(`The process for ${role} ended: ${signal ?? `code ${code}`}.`))
        child.once('exit', onEnd)
        child.once('message', (reply) => {
          child.off('exit', onEnd)
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
