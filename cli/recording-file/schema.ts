import { z } from 'zod'
import { FORMAT, type Recording, VERSION } from '../../simulator/recording/recording.ts'

const text = z.string()
const time = z.number()
const count = z.int().min(0)

/* Of what a recording holds, all that is read of it. More may be there, which a later writer has added. */

const common = { n: z.int().min(1), at: time, real: time.optional(), folded: count.optional(), who: text }
const service = z.enum(['ccp', 'cti', 'participant', 'control-plane', 'attachments', 'socket', 'unknown'])
const event = z.discriminatedUnion('kind', [
  z.looseObject({
    ...common,
    service,
    kind: z.literal('request'),
    exchange: count,
    operation: text,
    body: z.unknown(),
  }),
  z.looseObject({
    ...common,
    service,
    kind: z.literal('answer'),
    exchange: count,
    operation: text,
    status: z.int(),
    body: z.unknown(),
  }),
  z.looseObject({ ...common, service, kind: z.literal('answer lost'), exchange: count, operation: text }),
  z.looseObject({ ...common, service, kind: z.literal(['socket opened', 'socket closed']), socket: count }),
  z.looseObject({
    ...common,
    service,
    kind: z.literal(['frame sent', 'frame received']),
    socket: count,
    body: z.unknown(),
  }),
  z.looseObject({
    ...common,
    service,
    kind: z.literal('frame lost'),
    socket: count,
    direction: z.enum(['to client', 'to service']),
    body: z.unknown(),
  }),
  z.looseObject({ ...common, service, kind: z.literal('refused'), url: text }),
  z.looseObject({ ...common, service, kind: z.literal('fault'), operation: text, message: text }),
])

const contact = z.looseObject({ contactId: text, chatId: text, customer: text, state: text, since: time })
const agentState = z.looseObject({ id: text, name: text, type: text })
const agent = z.looseObject({
  username: text,
  name: text,
  state: agentState,
  since: time,
  contacts: z.array(contact),
  next: text.optional(),
})
const seat = z.looseObject({
  participantId: text,
  who: text,
  name: text,
  role: text,
  state: z.enum(['invited', 'listening', 'joined']),
  isPrimary: z.boolean(),
  contactId: text,
})
const line = z.looseObject({ id: text, at: time, kind: text, name: text, role: text, text })
const chat = z.looseObject({
  id: text,
  customer: text,
  state: text,
  startedAt: time,
  endsAt: time,
  places: count,
  taken: count,
  seats: z.array(seat),
  everybody: z.array(text),
  lines: z.array(line),
  lineCount: count,
})

/** A recording as a file has it: version 1. */
export const recordingFile = z.looseObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  title: text,
  center: z.looseObject({ alias: text, region: text, agentStates: z.array(agentState), queue: text }),
  people: z.array(z.looseObject({ who: text, name: text, role: z.enum(['customer', 'agent', 'stranger']) })),
  assumptions: z.record(text, text),
  marks: z.array(
    z.looseObject({
      at: time,
      real: time.optional(),
      tone: z.enum(['note', 'fault', 'failure']),
      text,
      after: count,
    }),
  ),
  scenes: z.array(z.looseObject({ n: count, agents: z.array(agent).optional(), chats: z.array(chat).optional() })),
  events: z.array(event),
}) satisfies z.ZodType<Recording>
