import {
  type ConnectClient,
  CreateQuickConnectCommand,
  DeleteQuickConnectCommand,
  DescribeQuickConnectCommand,
  paginateSearchQuickConnects,
  type QuickConnect,
  UpdateQuickConnectNameCommand,
} from '@aws-sdk/client-connect'
import { Failure } from '../../written/failure.ts'
import type { Journal } from './journal.ts'
import { LEASE_PREFIX } from './people.ts'
import { statusOf } from './spending.ts'

/** A lease that nobody renews is over after it: whoever held it is gone. Milliseconds. */
export const LEASE_MS = 5 * 60_000

/** In no queue, so that nobody can call it; a number that is nobody's (555-01xx is for fiction). */
const NOWHERE = { QuickConnectType: 'PHONE_NUMBER', PhoneConfig: { PhoneNumber: '+12065550100' } } as const

/** A name can be free, or run out, while one looks. */
const TRIES = 3

export interface LeaseOptions {
  readonly client: ConnectClient
  readonly instanceId: string
  readonly run: string
  /** Who holds it, for people: `maria@laptop`. */
  readonly holder: string
  readonly journal: Journal
  readonly now: () => number
}

/**
 * Keeps agents for one run. Runs on different machines have nothing in common but the instance, and Amazon Connect has no locks;
 * but it has no two quick connects of one name (documented, CreateQuickConnect: DuplicateResourceException). So the quick connect
 * `roundtable-lease alice` is who has alice: in its description stands who holds her and until when. It leads nowhere and is in
 * no queue. One that has run out is deleted by its id, which no other run's lease ever has.
 */
export class Leases {
  readonly #options: LeaseOptions
  readonly #held = new Map<string, string>()

  constructor(options: LeaseOptions) {
    this.#options = options
  }

  /** @throws Failure naming who holds an agent and until when; none is held then */
  async take(usernames: readonly string[]): Promise<void> {
    try {
      for (const username of usernames) await this.#take(username)
    } catch (error) {
      await this.giveBack()
      throw error
    }
  }

  /** For so long again. @returns the agents who are not held any more, whoever did that */
  async renew(): Promise<string[]> {
    const { client, instanceId: InstanceId } = this.#options
    const lost: string[] = []
    for (const [username, QuickConnectId] of this.#held) {
      const renewed = { InstanceId, QuickConnectId, Name: nameOf(username), Description: this.#description() }
      try {
        await client.send(new UpdateQuickConnectNameCommand(renewed))
      } catch (error) {
        if (statusOf(error) !== 404) throw error
        lost.push(username)
        this.#held.delete(username)
      }
    }
    return lost
  }

  async giveBack(): Promise<void> {
    for (const [username, id] of this.#held) {
      await removeLease(this.#options, id)
      this.#held.delete(username)
    }
  }

  async #take(username: string): Promise<void> {
    const { client, instanceId: InstanceId, journal, now } = this.#options
    for (let tries = 0; tries < TRIES; tries += 1) {
      const lease = {
        InstanceId,
        Name: nameOf(username),
        Description: this.#description(),
        QuickConnectConfig: NOWHERE,
      }
      try {
        const { QuickConnectId = '' } = await client.send(new CreateQuickConnectCommand(lease))
        journal.add({ kind: 'lease taken', username, quickConnectId: QuickConnectId })
        this.#held.set(username, QuickConnectId)
        return
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
      const other = await leaseOn(client, InstanceId, nameOf(username))
      if (other && untilOf(other) > now()) throw taken(username, other)
      if (other?.QuickConnectId) await removeLease(this.#options, other.QuickConnectId)
    }
    throw new Failure(`${username} is wanted by several runs at this moment: try again.`)
  }

  #description(): string {
    const until = new Date(this.#options.now() + LEASE_MS).toISOString()
    return `Held by ${this.#options.holder}, run ${this.#options.run}, until ${until}. Made and removed by Roundtable.`
  }
}

/** Deletes it; it may be gone. @param where.journal of the run that took it, where there is one */
export async function removeLease(
  { client, instanceId, journal }: Pick<LeaseOptions, 'client' | 'instanceId'> & { readonly journal?: Journal },
  quickConnectId: string,
): Promise<void> {
  try {
    await client.send(new DeleteQuickConnectCommand({ InstanceId: instanceId, QuickConnectId: quickConnectId }))
  } catch (error) {
    if (statusOf(error) !== 404) throw error
  }
  journal?.add({ kind: 'lease given back', quickConnectId })
}

/** All leases of the instance, whoever holds them. */
export async function allLeases(client: ConnectClient, InstanceId: string): Promise<QuickConnect[]> {
  const condition = { FieldName: 'name', ComparisonType: 'STARTS_WITH', Value: LEASE_PREFIX.trim() } as const
  const found: QuickConnect[] = []
  const asked = { InstanceId, SearchCriteria: { StringCondition: condition } }
  for await (const { QuickConnects = [] } of paginateSearchQuickConnects({ client }, asked))
    found.push(...QuickConnects)
  return found
}

/** Milliseconds since the epoch; long ago when it does not say so. */
export function untilOf({ Description = '' }: QuickConnect): number {
  const until = /until (\S+Z)\./.exec(Description)?.[1]
  return until === undefined ? 0 : Date.parse(until)
}

/** The run that a lease says it is of. */
export function runOf({ Description = '' }: QuickConnect): string | undefined {
  return /, run (\S+), until /.exec(Description)?.[1]
}

/** As it is now: what a search finds may be of a moment ago. */
async function leaseOn(client: ConnectClient, InstanceId: string, name: string): Promise<QuickConnect | undefined> {
  const found = (await allLeases(client, InstanceId)).find(({ Name }) => Name === name)
  if (!found?.QuickConnectId) return undefined
  try {
    const { QuickConnectId } = found
    const { QuickConnect } = await client.send(new DescribeQuickConnectCommand({ InstanceId, QuickConnectId }))
    return QuickConnect
  } catch (error) {
    if (statusOf(error) !== 404) throw error
    return undefined
  }
}

function nameOf(username: string): string {
  return `${LEASE_PREFIX}${username}`
}

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && error.name === 'DuplicateResourceException'
}

function taken(username: string, { Description = '' }: QuickConnect): Failure {
  const words = Description.replace(/ Made and removed by Roundtable\.$/, '').replace(/^Held/, 'held')
  return new Failure(
    `The agent ${username} is taken: ${words} Nothing was started. Wait for that run to end, name other agents, ` +
      'or end what it left behind with "npx roundtable sweep" once it has run out.',
  )
}
