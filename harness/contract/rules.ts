/** A test outside the specs, by the file it stands in and its name there. */
export interface UnitTest {
  readonly file: string
  readonly name: string
}

export interface Rule {
  /** As a person would say it. */
  readonly text: string
  /** `assumed`: AWS does not say; the assumption register has the alternatives. */
  readonly kind: 'documented' | 'assumed'
  /** Where no person can show it at a table: the tests of the model that do. */
  readonly unit?: readonly UnitTest[]
}

const documented = 'documented'
const assumed = 'assumed'

/** The rules of a multi-party chat on Amazon Connect. A spec says by `proves` which it shows. */
export const rules = {
  'six-at-most': {
    kind: documented,
    text: 'At most six take part: a customer, the primary agent and four more agents.',
  },
  'two-without-the-feature': { kind: documented, text: 'With the feature off it is two: the customer and an agent.' },
  'not-in-govcloud': { kind: documented, text: 'It is not available in AWS GovCloud (US-West).' },
  'by-quick-connect': { kind: documented, text: 'A quick connect brings an agent into the running chat.' },
  'oldest-libraries': {
    kind: documented,
    text: 'A custom CCP has it with old and current libraries (Streams 2.18.1, ChatJS 1.5 and newer).',
  },
  'all-see-all': { kind: documented, text: 'Every agent sees every party.' },
  'any-agent-removes': { kind: documented, text: 'Every agent may disconnect any individual participant.' },
  'any-agent-leaves': { kind: documented, text: 'Every agent may leave, and the others go on.' },
  'customer-ends-it': {
    kind: documented,
    text: 'When the customer leaves, the chat ends for all; as long as they stay it goes on.',
  },
  'transfer-empties': {
    kind: documented,
    text: 'A transfer to another agent disconnects all who were there.',
  },
  'invited-then-joined': {
    kind: documented,
    text: 'The people in the chat hear that somebody is invited, then joins.',
  },
  'contact-of-ones-own': {
    kind: documented,
    text: 'Each added agent has a contact of their own, which names the inviter’s and the first.',
    unit: [
      {
        file: 'simulator/instance/invitations.test.ts',
        name: 'the agent has a contact of their own: id, origin, inviter',
      },
      { file: 'simulator/instance/invitations.test.ts', name: 'items carry the contact of the one they are about' },
    ],
  },
  'silent-monitor-unseen': { kind: documented, text: 'A supervisor who listens is seen by no other agent.' },
  'barged-in-seen': { kind: documented, text: 'A supervisor who has barged in is seen and heard by all.' },
  'five-supervisors-one-barged': {
    kind: documented,
    text: 'Up to five supervisors listen to a chat, and one at a time has barged in.',
    unit: [
      {
        file: 'simulator/instance/monitoring.test.ts',
        name: 'five people a chat, each once, by whichever of its contacts',
      },
      { file: 'simulator/instance/barging.test.ts', name: 'is the only one, and may be followed by another' },
    ],
  },
  'no-receipts-above-two': {
    kind: documented,
    text: 'Read and delivered receipts do not work among more than two.',
  },
  'receipts-with-two': { kind: documented, text: 'They work with two, and again when the chat is back to two.' },
  'no-receipts-while-barged': { kind: documented, text: 'A receipt while a supervisor is barged in is refused: 409.' },
  'ends-by-itself': {
    kind: documented,
    text: 'A chat lasts 25 hours; a customer connects within five minutes of starting it.',
    unit: [
      {
        file: 'harness/long-chat.test.ts',
        name: 'a chat of 25 hours ends by itself: every timer fires, in order, and what it triggers is done before the next',
      },
      {
        file: 'simulator/instance/instance.test.ts',
        name: 'a customer who does not connect within five minutes has no chat',
      },
    ],
  },
  'role-timers': { kind: documented, text: 'Timers of a role notice who is idle, and disconnect them.' },
  'invitation-takes-a-seat': { kind: assumed, text: 'An invitation that is pending takes one of the six seats.' },
  'primary-may-leave': { kind: assumed, text: 'The primary agent leaves, and the chat goes on for the rest.' },
  'last-agent-ends-it': { kind: assumed, text: 'When the last agent leaves, the chat ends for the customer too.' },
} as const satisfies Record<string, Rule>

/**
 * The name of a rule of a multi-party chat, for `proves`: the report of a run lists them all.
 *
 * @example
 * const rule: RuleId = 'six-at-most'
 */
export type RuleId = keyof typeof rules

/** The type of the annotation by which a test names a rule. */
export const RULE = 'rule'

/**
 * Says in the details of a test which rules it proves, for the report of the run:
 * `test('a seventh person is refused', proves('six-at-most'), async ({ world }) => { ... })`
 *
 * @example
 * test('a seventh person is refused', proves('six-at-most'), async ({ world }) => {
 *   const { alice } = await world.chatOfSix()
 *   await alice.invites('frank')
 *   await expect(alice).toBeRefused(/at most 6 participants/)
 * })
 */
export function proves(...ids: readonly RuleId[]): { annotation: { type: string; description: string }[] } {
  return { annotation: ids.map((description) => ({ type: RULE, description })) }
}

/** What a test says that it proves; rules of other projects are none of ours. */
export function rulesIn(annotations: readonly { readonly type: string; readonly description?: string }[]): RuleId[] {
  return annotations.flatMap(({ type, description }) => (type === RULE && isRule(description) ? [description] : []))
}

function isRule(id: string | undefined): id is RuleId {
  return id !== undefined && Object.hasOwn(rules, id)
}
