import { afterAll, describe, expect, test } from 'vitest'
import { campaign } from './test-support/campaign.ts'
import { isReplay, MUTANTS, printed, type Tally, wanted } from './test-support/runs.ts'
import { bucketTraffic } from './test-support/traffic.ts'

const traffic = await bucketTraffic()
const tallies: Tally[] = []

afterAll(() => console.log(printed(tallies)))

describe('the bucket of attachments refuses what is malformed, and nothing changes:', () => {
  test.for(wanted(Object.keys(traffic)))('%s', { timeout: 60_000 }, async (entrance) => {
    const tally = await campaign(entrance, traffic[entrance] ?? [], MUTANTS)
    tallies.push(tally)
    if (!isReplay) expect(tally).toMatchObject({ mutants: MUTANTS, refused: expect.toSatisfy((count) => count > 100) })
  })
})
