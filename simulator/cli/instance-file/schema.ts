import { z } from 'zod'

const id = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,100}$/, 'An id is made of letters, digits and hyphens, 100 at most.')
  .describe('Made from the name when left out, the same one every time.')

const name = z.string().min(1).max(256)

const queueNames = z.array(name)

/** A name alone stands for an entry with nothing else said. */
const named = <Shape extends z.ZodType>(key: string, shape: Shape) =>
  z.preprocess((value) => (typeof value === 'string' ? { [key]: value } : value), shape)

const queue = z.strictObject({ name, id: id.optional() })

const routingProfile = z.strictObject({
  name,
  id: id.optional(),
  queues: queueNames.optional().describe('Names of queues; all of them when left out.'),
  chatConcurrency: z.int().min(0).max(10).optional().describe('Chats at the same time, 0 to 10; 3 when left out.'),
})

const user = z.strictObject({
  username: z.string().regex(/^[\w.@-]{1,100}$/, 'A username is made of letters, digits and _ . @ -, 100 at most.'),
  id: id.optional(),
  name: name.optional().describe('As people see it; the username with a capital when left out.'),
  password: z.string().min(1).optional().describe('"simulated" when left out.'),
  routingProfile: name.optional().describe('Its name; the first one when left out.'),
  permissions: z.array(z.string().min(1)).optional().describe('As the CTI API lists them.'),
})

const quickConnect = z.strictObject({
  agent: z.string().optional().describe('A username.'),
  queue: name.optional().describe('The name of a queue.'),
  phoneNumber: z
    .string()
    .regex(/^\+[1-9]\d{1,14}$/, 'A phone number is written like +12065550100.')
    .optional(),
  name: name.optional().describe('What it leads to gives it its name when left out.'),
  id: id.optional(),
  queues: queueNames.optional().describe('The queues it is associated with; all of them when left out.'),
})

const agentState = z.strictObject({
  name,
  type: z.enum(['routable', 'not_routable', 'offline', 'error']),
  id: id.optional(),
})

const contactFlow = z.strictObject({
  id: id.optional(),
  queue: name.optional().describe('Where its chats go; the first queue when left out.'),
})

const features = z.strictObject({
  multiPartyChat: z.boolean().optional().describe('Whether more than two can be in a chat.'),
  attachments: z.boolean().optional().describe('Whether files can be sent.'),
  enhancedChatMonitoring: z.boolean().optional().describe('Whether supervisors can barge into chats.'),
})

const file = z.strictObject({
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'A region is written like us-west-2.')
    .optional(),
  accountId: z
    .string()
    .regex(/^\d{12}$/, 'An account id has 12 digits.')
    .optional(),
  instanceId: id.optional(),
  alias: z
    .string()
    .regex(
      /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
      'An alias is the first label of a host name: lower case, digits, hyphens.',
    )
    .optional(),
  contactFlow: contactFlow.optional(),
  features: features.optional(),
  approvedOrigins: z
    .array(z.string().min(1))
    .optional()
    .describe('Of pages that may embed the CCP; those of this machine when left out.'),
  ringSeconds: z.int().min(1).optional().describe('How long an offered contact rings before it counts as missed.'),
  queues: z.array(named('name', queue)).min(1).optional(),
  routingProfiles: z.array(routingProfile).min(1).optional(),
  users: z.array(named('username', user)).min(1).optional(),
  quickConnects: z.array(named('agent', quickConnect)).optional(),
  agentStates: z.array(agentState).min(1).optional(),
})

/** An instance file as people write it: everything may be left out, and things are called by their names. */
export const instanceFile = file
export type InstanceFile = z.infer<typeof file>

/** The keys there are, by where: the path without the places in lists. */
export const keysAt: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(file.shape),
  contactFlow: Object.keys(contactFlow.shape),
  features: Object.keys(features.shape),
  queues: Object.keys(queue.shape),
  routingProfiles: Object.keys(routingProfile.shape),
  users: Object.keys(user.shape),
  quickConnects: Object.keys(quickConnect.shape),
  agentStates: Object.keys(agentState.shape),
}
