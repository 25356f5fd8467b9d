import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contactCenterFrom } from '../../cli/instance-file/read.ts'
import { Failure } from '../../written/failure.ts'
import type { ContactCenter } from '../instance/directory.ts'
import { Instance } from '../instance/instance.ts'
import { ManualClock } from '../instance/test-support/manual-clock.ts'
import { countedIds } from '../instance/test-support/stage.ts'
import { awsHosts } from '../services/addresses.ts'
import { isReplay, MUTANTS, printed, replayed, SEED, type Tally, wanted, withReplay } from './test-support/runs.ts'
import { spoil, spoilings } from './test-support/spoilt-file.ts'

const EXAMPLE = readFileSync(new URL('../../fixtures/example-instance.yaml', import.meta.url), 'utf8')

test.for(wanted(['instance file']))(
  'an %s that is malformed is refused line by line, or is a contact center',
  { timeout: 60_000 },
  async (entrance) => {
    const tally: Tally = { entrance, mutants: 0, refused: 0, accepted: 0 }
    const property = fc.property(spoilings, (all) => {
      const text = spoil(EXAMPLE, all)
      fc.pre(text !== EXAMPLE)
      const center = readOrRefused(text)
      if (center) work(center)
      tally.mutants++
      if (center) tally.accepted++
      else tally.refused++
    })
    const settings = { numRuns: MUTANTS, seed: SEED, includeErrorInReport: true }
    await withReplay(entrance, () => fc.assert(property, { ...settings, ...replayed(entrance) }))
    console.log(printed([tally]))
    if (!isReplay) expect(tally).toMatchObject({ mutants: MUTANTS, refused: expect.toSatisfy((count) => count > 300) })
  },
)

/** Undefined when it was refused as it should be: each line of the message names a line of the file. */
function readOrRefused(text: string): ContactCenter | undefined {
  try {
    return contactCenterFrom(text, 'file')
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const [title, ...lines] = error.message.split('\n')
    const problems = lines.filter((each) => !/^ {2}and \d+ more\.$/.test(each))
    expect(title).toBe('The instance file is wrong:')
    expect(problems.length).toBeGreaterThan(0)
    for (const problem of problems) {
      const [, line, words] = /^ {2}file:(\d+):\d+ (\S.*)$/.exec(problem) ?? []
      expect(words, problem).toBeDefined()
      expect(words).not.toMatch(/^\s+at |\[object|undefined|RangeError|TypeError/)
      expect(Number(line)).toBeLessThanOrEqual(text.split('\n').length)
    }
    return undefined
  }
}

/** Everything it leads to is there, and a chat can be had. */
function work(center: ContactCenter): void {
  const instance = new Instance({ center, clock: new ManualClock(), nextId: countedIds() })
  const { directory } = instance
  for (const host of Object.values(awsHosts(center, instance.assumptions)))
    expect(new URL(`https://${host}/`).host).toBe(host)
  for (const user of center.users) {
    for (const id of directory.routingProfileOf(user).queueIds) expect(directory.findQueue(id)).toBeDefined()
    expect(instance.presenceOf(user.id).state.type).toBe('offline')
  }
  for (const { type, destination } of center.quickConnects) {
    if (type === 'agent') expect(directory.findUser(destination)).toBeDefined()
    if (type === 'queue') expect(directory.findQueue(destination)).toBeDefined()
  }
  const chat = instance.startChat({ displayName: 'Maya' })
  expect(directory.findQueue(chat.queueId)).toBeDefined()
}
