import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { check } from '../../written/check.ts'
import { Failure } from '../../written/failure.ts'
import { textIn } from '../../written/text-file.ts'
import type { Step } from './step.ts'

/** A step that has been begun; whether it was done is not known before it says so. */
export interface Entry {
  readonly step: Step
  readonly isDone: boolean
  /** Of the quick connect that was made, or that an association is of. */
  readonly quickConnectId?: string | undefined
}

const step = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('attribute'),
    attribute: z.literal('MULTI_PARTY_CHAT_CONFERENCE'),
    from: z.literal('false'),
    to: z.literal('true'),
  }),
  z.strictObject({ kind: z.literal('quick connect'), name: z.string(), username: z.string(), userId: z.string() }),
  z.strictObject({
    kind: z.literal('association'),
    queueId: z.string(),
    queueName: z.string(),
    quickConnectName: z.string(),
    quickConnectId: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('origin'), origin: z.string() }),
])

const stateFile = z.strictObject({
  madeBy: z.literal('roundtable provision'),
  instanceId: z.string(),
  /** The value of the tag on what can have one: it tells this provision's things from all others. */
  provision: z.string(),
  entries: z.array(z.strictObject({ step, isDone: z.boolean(), quickConnectId: z.string().optional() })),
})

/**
 * What has been made on an instance and can be undone, in a file that is written before and after each step: whenever the
 * process ends, all that may have been made stands in it.
 */
export class ProvisionState {
  readonly file: string
  readonly provision: string
  readonly #instanceId: string
  #entries: readonly Entry[]

  /** @throws Failure when the file cannot be read, is none of these, or is of another instance */
  constructor(file: string, instanceId: string) {
    const known = existsSync(file) ? stateIn(file) : undefined
    if (known && known.instanceId !== instanceId) {
      throw new Failure(`${file} is about another instance, ${known.instanceId}. Name another file with --state.`)
    }
    this.file = file
    this.#instanceId = instanceId
    this.provision = known?.provision ?? randomUUID()
    this.#entries = known?.entries ?? []
  }

  get entries(): readonly Entry[] {
    return this.#entries
  }

  /** Before a step is made. One that was begun before and is not known to be done is begun again. */
  begins(step: Step): void {
    this.#write([...this.#entries.filter((entry) => !isSame(entry.step, step)), { step, isDone: false }])
  }

  /** After it was made. */
  hasDone(step: Step, quickConnectId?: string): void {
    const done = { step, isDone: true, ...(quickConnectId !== undefined && { quickConnectId }) }
    this.#write(this.#entries.map((entry) => (isSame(entry.step, step) ? done : entry)))
  }

  /** After it was undone, or found not to be there any more. */
  forgets({ step }: Pick<Entry, 'step'>): void {
    this.#write(this.#entries.filter((entry) => !isSame(entry.step, step)))
  }

  #write(entries: readonly Entry[]): void {
    this.#entries = entries
    const { file, provision } = this
    const state = { madeBy: 'roundtable provision', instanceId: this.#instanceId, provision, entries }
    try {
      if (entries.length === 0) {
        rmSync(file, { force: true })
        return
      }
      mkdirSync(dirname(file), { recursive: true })
      // As a whole or not at all.
      writeFileSync(`${file}.new`, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 })
      renameSync(`${file}.new`, file)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new Failure(`What is made could not be written to ${file}: ${reason}. Nothing more was made.`)
    }
  }
}

function isSame(one: Step, other: Step): boolean {
  return keyOf(one) === keyOf(other)
}

/** What a step is about; there is one entry for it. */
function keyOf(step: Step): string {
  switch (step.kind) {
    case 'attribute':
      return `attribute ${step.attribute}`
    case 'quick connect':
      return `quick connect ${step.name}`
    case 'association':
      return `association ${step.queueId} ${step.quickConnectName}`
    case 'origin':
      return `origin ${step.origin}`
  }
}

function stateIn(file: string): z.infer<typeof stateFile> {
  const checked = check(stateFile, parsed(textIn(file, 'state file')))
  if ('file' in checked) return checked.file
  const [first] = checked.problems
  throw new Failure(
    `${file} is no state file of "roundtable provision": ${first?.message} Nothing was made or undone; mend the file, or name another with --state.`,
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
