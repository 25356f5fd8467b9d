import fc from 'fast-check'
import { expect } from 'vitest'
import type { ServiceRequest, ServiceResponse } from '../../services/http.ts'
import { wrongInBucket } from './bucket.ts'
import { wrongInCti } from './cti-model.ts'
import type { Draft } from './draft.ts'
import { mutate } from './mutate.ts'
import { mutations } from './mutation.ts'
import { wrongInPublicApi } from './public-api.ts'
import { replayed, SEED, type Tally, withReplay } from './runs.ts'
import { foreignTo, type Scene, setScene } from './scene.ts'
import { wrongInSite } from './site.ts'
import { HOSTS } from './world.ts'

/** Scenes remember every request: one is not kept for longer than this. */
const REQUESTS_OF_A_SCENE = 250

/**
 * Sends mutants of an operation's valid requests to the network, one after the other. Each has to be refused by an error of
 * the operation, with nothing changed and nothing made, or to be valid by the published models. After them all the valid
 * requests are as good as before.
 * @throws Error with seed, path, the shrunk mutant and the command that replays it.
 */
export async function campaign(entrance: string, drafts: readonly Draft[], count: number): Promise<Tally> {
  const tally: Tally = { entrance, mutants: 0, refused: 0, accepted: 0 }
  const recorded = drafts.map((draft) => partsOf(mutate(draft, [], [])))
  let scene = await setScene()
  // The same in every scene.
  const foreign = foreignTo(scene)
  const untouched = scene.world.fingerprint()
  let asked = 0
  const property = fc.asyncProperty(fc.nat(drafts.length - 1), mutations, async (which, wrong) => {
    if (++asked % REQUESTS_OF_A_SCENE === 0) scene = await setScene()
    const draft = drafts[which]
    if (!draft) throw new Error('There is no such request.')
    const request = mutate(draft, wrong, foreign)
    // Some mutations find nothing to change.
    fc.pre(partsOf(request) !== recorded[which])
    const { problems, isRefused, isAsBefore } = await outcomeOf(scene, request, untouched)
    if (!isAsBefore || problems.length > 0) scene = await setScene()
    if (problems.length > 0) throw new Error([...problems, excerpt(request)].join('\n'))
    tally.mutants++
    if (isRefused) tally.refused++
    else tally.accepted++
  })
  await withReplay(entrance, () =>
    fc.assert(property, { numRuns: count, seed: SEED, includeErrorInReport: true, ...replayed(entrance) }),
  )
  for (const draft of drafts) {
    const { status } = await scene.world.answer(mutate(draft, [], []))
    expect(status, `${entrance} as it was recorded, after all its mutants`).toBe(200)
    scene = await setScene()
  }
  return tally
}

function partsOf({ method, url, headers, body }: ServiceRequest): string {
  return [method, url.href, JSON.stringify(headers), body].join('\n')
}

interface Outcome {
  readonly problems: readonly string[]
  readonly isRefused: boolean
  /** Whether the scene is what it was. */
  readonly isAsBefore: boolean
}

/** @param untouched the fingerprint of a scene in which nothing has changed: each request finds one, and leaves one or is the last */
async function outcomeOf({ world }: Scene, request: ServiceRequest, untouched: string): Promise<Outcome> {
  const made = world.countIds()
  const response = await Promise.race([world.answer(request), held()])
  if (!response) {
    // A poll that waits for news: it has been taken as what it says.
    world.network.close()
    return { problems: [], isRefused: false, isAsBefore: false }
  }
  const isAsBefore = world.fingerprint() === untouched
  const isRefused = response.status >= 400
  const problems = wrongWith(world.lastOperation(), request, response)
  if (response.status >= 500) problems.push(...world.faults())
  if (isRefused && !isAsBefore) problems.push(`refused with ${response.status}, and something has changed`)
  if (isRefused && world.countIds() !== made + 1) problems.push(`refused with ${response.status}, and an id was made`)
  return { problems, isRefused, isAsBefore }
}

/** Every other answer is there before the next turn. */
function held(): Promise<undefined> {
  return new Promise((resolve) => setImmediate(() => resolve(undefined)))
}

export function wrongWith(operation: string, request: ServiceRequest, response: ServiceResponse): string[] {
  const { host, pathname } = request.url
  if (response.status >= 500) return [`${response.status}: ${response.body}`]
  if (host === HOSTS.attachments) return wrongInBucket(request, response)
  if (host !== HOSTS.site) return wrongInPublicApi(operation, request, response)
  if (pathname === '/api') return wrongInCti(operation, request, response)
  return wrongInSite(request, response)
}

function excerpt({ method, url, headers, body }: ServiceRequest): string {
  const short = (text: string) => (text.length > 600 ? `${text.slice(0, 600)}… (${text.length} characters)` : text)
  return short(`${method} ${url.pathname}${url.search}\n${JSON.stringify(headers)}\n${body}`)
}
