import { z } from 'zod'
import { isOrigin } from '../../simulator/instance/origins.ts'

/*
 * What is described here is printed as the reference of instance files (docs/instance-file.md, made by reference.ts), and
 * every description says what happens when the key is left out.
 */

const ID_FORM = 'An id is made of letters, digits and hyphens, 100 at most.'
const id = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,100}$/, ID_FORM)
  .describe('Letters, digits and hyphens. Left out: made from the name, the same one every time.')
const givenId = (otherwise: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9-]{1,100}$/, ID_FORM)
    .describe(`Letters, digits and hyphens. Left out: ${otherwise}.`)

const name = z.string().min(1).max(256)
const names = z.array(name)
/** Texts that go into the answers of services as they are. */
const json = z.string().refine(isJson, 'JSON is expected, written as a text.')

/** A name alone stands for an entry with nothing else said. */
const named = <Shape extends z.ZodType>(key: string, shape: Shape) =>
  z.preprocess((value) => (typeof value === 'string' ? { [key]: value } : value), shape).meta({ shorthand: key })

const queue = z.strictObject({ name, id: id.optional() })

const routingProfile = z.strictObject({
  name,
  id: id.optional(),
  queues: names.optional().describe('Names of the queues that it works. Left out: all.'),
  chatConcurrency: z
    .int()
    .min(0)
    .max(10)
    .optional()
    .describe('Chats at the same time; 0 means that the profile has no chat. Left out: 3.'),
})

const securityProfile = z.strictObject({
  name,
  id: id.optional(),
  permissions: z
    .array(z.string().min(1).max(128))
    .optional()
    .describe('As the control plane lists them, `TransferDestinations.View` for instance. Left out: none.'),
})

const user = z.strictObject({
  username: z
    .string()
    .regex(/^[\w.@-]{1,100}$/, 'A username is made of letters, digits and _ . @ -, 100 at most.')
    .describe('Letters, digits and `_ . @ -`.'),
  id: id.optional(),
  name: name.optional().describe('As people see it. Left out: the username with a capital.'),
  password: z.string().min(1).max(256).optional().describe('Made up: it signs in here alone. Left out: `simulated`.'),
  routingProfile: name.optional().describe('The name of one. Left out: the first.'),
  permissions: z
    .array(z.string().min(1).max(128))
    .optional()
    .describe(
      'As the CTI API lists them; what the user may do. Left out: `outboundCall` and `transferDestinations.View`, which lets agents see quick connects.',
    ),
  securityProfiles: names
    .optional()
    .describe('Names of those that the control plane lists the user with. Left out: the first.'),
})

const quickConnect = z.strictObject({
  agent: z.string().optional().describe('The username of the agent it leads to.'),
  queue: name.optional().describe('The name of the queue it leads to.'),
  phoneNumber: z
    .string()
    .regex(/^\+[1-9]\d{1,14}$/, 'A phone number is written like +12065550100.')
    .optional()
    .describe('The number it leads to, like `+12065550100`. Each has one of `agent`, `queue` and `phoneNumber`.'),
  name: name.optional().describe('Left out: the name of what it leads to.'),
  id: id.optional(),
  description: z.string().min(1).max(250).optional().describe('Left out: none.'),
  contactFlowId: givenId('the transfer flow')
    .optional()
    .describe(
      'The id of the contact flow or of the transfer flow; phone numbers have none. Left out: the transfer flow.',
    ),
  queues: names
    .optional()
    .describe('Names of the queues it is associated with: agents who work one of them may use it. Left out: all.'),
  tags: z
    .record(
      z
        .string()
        .regex(
          /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
          'A key of a tag is made of letters, digits, spaces and _ . : / = + - @.',
        ),
      z.string().max(256),
    )
    .optional()
    .describe('Values by key, as DescribeQuickConnect tells them. Left out: none.'),
})

const agentState = z.strictObject({
  name,
  type: z.enum(['routable', 'not_routable', 'offline', 'error']).describe('One at least is routable and one offline.'),
  id: id.optional(),
})

const view = z.strictObject({
  name,
  id: id.optional(),
  version: z.int().min(1).max(1_000_000).optional().describe('Left out: 1.'),
  actions: z.array(z.string().min(1).max(255)).optional().describe('Left out: none.'),
  inputSchema: json.optional().describe('JSON, written as a text. Left out: `{}`.'),
  template: json.optional().describe('JSON, written as a text. Left out: `{}`.'),
})

const contactFlow = z.strictObject({
  id: givenId('the one of the default contact center').optional(),
  queue: name.optional().describe('The name of the queue that its chats are put in. Left out: the first.'),
})

const kept = (what: string) =>
  z.boolean().optional().describe(`The instance attribute ${what}: kept, and told by the control plane. Left out: off.`)

const features = z.strictObject({
  multiPartyChat: z.boolean().optional().describe('Whether more than two can be in a chat. Left out: on.'),
  attachments: z.boolean().optional().describe('Whether files can be sent in chats. Left out: on.'),
  enhancedChatMonitoring: z
    .boolean()
    .optional()
    .describe('Whether supervisors can listen in on chats and barge in. Left out: on.'),
  enhancedContactMonitoring: kept('`ENHANCED_CONTACT_MONITORING`'),
  messageStreaming: kept('`MESSAGE_STREAMING`'),
  multiPartyCalls: kept('`MULTI_PARTY_CONFERENCE`'),
  inboundCalls: kept('`INBOUND_CALLS`'),
  outboundCalls: kept('`OUTBOUND_CALLS`'),
  contactFlowLogs: kept('`CONTACTFLOW_LOGS`'),
  contactLens: kept('`CONTACT_LENS`'),
  bestVoices: kept('`AUTO_RESOLVE_BEST_VOICES`'),
  customVoices: kept('`USE_CUSTOM_TTS_VOICES`'),
  earlyMedia: kept('`EARLY_MEDIA`'),
  highVolumeOutbound: kept('`HIGH_VOLUME_OUTBOUND`'),
})

const attachmentScanning = z.strictObject({
  seconds: z.number().min(0).max(3600).describe('How long a scan takes.'),
  rejects: z
    .array(z.string().min(1).max(256))
    .optional()
    .describe('The files it rejects: those with one of these texts in their names. Left out: none.'),
})

const customerAuthentication = z.strictObject({
  origin: z
    .string()
    .max(256)
    .refine(isHttpOrigin, 'An origin is written like https://sign-in.example.com.')
    .describe('Where the authorize endpoint is, like `https://sign-in.example.com`.'),
  clientId: z.string().min(1).max(128).describe('Of the app at the user pool.'),
})

const file = z.strictObject({
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'A region is written like us-west-2.')
    .optional()
    .describe('Left out: `us-west-2`.'),
  accountId: z
    .string()
    .regex(/^\d{12}$/, 'An account id has 12 digits.')
    .optional()
    .describe('12 digits, in quotes. Left out: `111122223333`.'),
  instanceId: givenId('the one of the default contact center').optional(),
  alias: z
    .string()
    .regex(
      /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
      'An alias is the first label of a host name: lower case, digits, hyphens.',
    )
    .optional()
    .describe('First label of `<alias>.my.connect.aws`: lower case, digits, hyphens. Left out: `roundtable-demo`.'),
  contactFlow: contactFlow.optional().describe('The flow that chats are started with.'),
  transferFlowId: givenId('the one of the default contact center')
    .optional()
    .describe('The flow of quick connects to agents and queues. Left out: the one of the default contact center.'),
  features: features.optional().describe('The switches of the instance.'),
  approvedOrigins: z
    .array(
      z
        .string()
        .max(267)
        .refine((text) => isOrigin(text, 'any scheme'), 'An origin is written like https://agents.example.com:8443.'),
    )
    .max(100)
    .optional()
    .describe('Origins of the pages that may embed the CCP. Left out: those that this machine serves, on any port.'),
  activeChatQuota: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe(
      'Chats at the same time, waiting ones included. Left out: no limit; with `--throttle` 500, as AWS has it.',
    ),
  attachmentScanning: attachmentScanning.optional().describe('A scan of every file. Left out: none.'),
  customerAuthentication: customerAuthentication
    .optional()
    .describe('The user pool that customers sign in to when a flow asks them to. Left out: none.'),
  ringSeconds: z
    .int()
    .min(1)
    .max(3600)
    .optional()
    .describe('How long an offered contact rings before it counts as missed. Left out: 20.'),
  queues: z.array(named('name', queue)).min(1).optional().describe('Left out: `Chat support`.'),
  routingProfiles: z
    .array(named('name', routingProfile))
    .min(1)
    .optional()
    .describe('Left out: one that works every queue.'),
  securityProfiles: z
    .array(named('name', securityProfile))
    .min(1)
    .optional()
    .describe('Left out: those of the default contact center.'),
  users: z
    .array(named('username', user))
    .min(1)
    .optional()
    .describe('Left out: six agents, alice to frank. Without any file there is a supervisor besides, grace.'),
  quickConnects: z
    .array(named('agent', quickConnect))
    .optional()
    .describe('Left out: one to every user, for the queues that the user works.'),
  agentStates: z.array(agentState).min(1).optional().describe('Left out: Available, Break and Offline.'),
  views: z.array(named('name', view)).optional().describe('What flows can show in a chat. Left out: none.'),
})

/** An instance file as people write it: everything may be left out, and things are called by their names. */
export const instanceFile = file
export type InstanceFile = z.infer<typeof file>

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function isHttpOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}
