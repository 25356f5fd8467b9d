import { z } from 'zod'
import { isOrigin } from '../../simulator/instance/origins.ts'
import { connectArn } from './designation.ts'
import { type SettingPath, VARIABLES } from './environment.ts'

/*
 * What is described here is printed as the reference of live settings (docs/live-settings.md, made by reference.ts), and
 * every description says what happens when the key is left out.
 */

/** Says what a setting is, and which variable can give it instead. */
const described = <Schema extends z.ZodType>(path: SettingPath, schema: Schema, description: string): Schema =>
  schema.describe(`${description} Variable: \`${VARIABLES[path]}\`.`)

/** The customer, the five agents of a full chat, and one who is not let in: that is six agents. */
export const MOST_AGENTS = 6

const designation = z.string().min(1).max(1000)
const user = z.string().regex(/^[\w.@-]{1,100}$/, 'A user name is made of letters, digits and _ . @ -, 100 at most.')

const signingIn = {
  signIn: z
    .enum(['password', 'browser'])
    .optional()
    .describe(
      '`password`: by the login page of the instance. `browser`: by the browser state that `roundtable login` has saved, as single sign-on needs it. Left out: `password`.',
    ),
  passwordFrom: z
    .string()
    .regex(
      /^[A-Z_][A-Z0-9_]{0,99}$/,
      'It is the name of an environment variable, like ALICE_PASSWORD; never the password itself.',
    )
    .optional()
    .describe(
      'The name of the environment variable that has the password. Left out: `ROUNDTABLE_LIVE_PASSWORD_` and the user name in capitals, with _ for . @ and -.',
    ),
  browserState: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe(
      'The file with the browser state. Left out: where `roundtable login` saves it, in your home folder. Never in the repository.',
    ),
}

const agent = z.strictObject({
  username: user.describe('As the agent signs in.'),
  quickConnect: designation
    .optional()
    .describe(
      'The quick connect that leads to the agent: its name, its id, its ARN, or the address of the console page where it is edited. Left out: the one of type User that leads to this agent.',
    ),
  ...signingIn,
})

const supervisor = z.strictObject({ username: user.describe('As the supervisor signs in.'), ...signingIn })

/** A text alone is somebody's user name. */
const byUsername = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .preprocess((value) => (typeof value === 'string' ? { username: value } : value), schema)
    .meta({ shorthand: 'username' })

const limits = z.strictObject({
  contacts: described(
    'limits.contacts',
    z.int().min(1).max(1000).optional(),
    'Chats that a run may start. Left out: 10.',
  ),
  messages: described(
    'limits.messages',
    z.int().min(1).max(100_000).optional(),
    'Messages that a run may send; each is billed. Left out: 200.',
  ),
  agents: described(
    'limits.agents',
    z.int().min(1).max(MOST_AGENTS).optional(),
    'Agents that a run may use at the same time. Left out: those that are named, six at most.',
  ),
})

const INSTANCE_ID = /^[A-Za-z0-9-]{1,100}$/
const instanceId = z.string().refine(isInstance, 'An instance is named by its id or its ARN.')

/** A live.config.yaml as people write it. */
export const liveFile = z.strictObject({
  instanceId: described('instanceId', instanceId, 'The id of the instance, or its ARN.'),
  alias: described(
    'alias',
    z
      .string()
      .regex(
        /^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$/,
        'An alias is the first label of the host of the instance: lower case, digits, hyphens.',
      ),
    'First label of the host of the instance: `<alias>.my.connect.aws`.',
  ),
  domain: described(
    'domain',
    z.enum(['my.connect.aws', 'awsapps.com']).optional(),
    'The rest of that host; `awsapps.com` for older instances. Left out: `my.connect.aws`.',
  ),
  region: described(
    'region',
    z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'A region is written like us-west-2.'),
    'The region of the instance. `AWS_REGION` does as well.',
  ),
  contactFlow: described(
    'contactFlow',
    designation,
    'The published flow that chats are started with: its id, its ARN, or the address of the console page where it is edited.',
  ),
  queue: described(
    'queue',
    designation,
    'The queue that the flow puts chats in and the agents work: its name, its id, its ARN, or the address of its console page.',
  ),
  origin: described(
    'origin',
    z
      .string()
      .max(267)
      .refine(
        (text) => isOrigin(text, 'https or localhost') && !text.includes('*'),
        'An origin is written like https://agents.example.com or http://localhost:8080, without a path.',
      )
      .optional(),
    'The origin of the page that embeds the CCP. Left out: the one of `ui`, which is needed then.',
  ),
  ui: described(
    'ui',
    z
      .url({ protocol: /^https?$/, error: 'It is the address of a page, like https://agents.example.com/desk.' })
      .optional(),
    'The address of the agent UI under test. Left out: the reference UI, served at `origin`, which is `http://localhost:PORT` then.',
  ),
  agents: described('agents', z.array(byUsername(agent)).min(1), 'The agents that the run may use.'),
  supervisor: described(
    'supervisor',
    byUsername(supervisor).optional(),
    'Somebody who may monitor chats and barge in, for what `roundtable calibrate` finds out about that; no agent of the list above.',
  ),
  limits: limits.optional().describe('What a run may spend.'),
  allowedInstances: described(
    'allowedInstances',
    z.array(instanceId).optional(),
    'The ids of the instances that may be chatted on and changed. Left out: none.',
  ),
})

export type LiveFile = z.infer<typeof liveFile>
/** What of one is in order when other settings are not. */
export type PartOfLiveFile = { [Key in keyof LiveFile]?: LiveFile[Key] | undefined }

function isInstance(text: string): boolean {
  const arn = connectArn(text)
  return arn ? arn.kind === undefined : INSTANCE_ID.test(text.trim())
}
