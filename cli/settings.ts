import type { WriteStream } from 'node:tty'
import { styleText } from 'node:util'
import type { Assumptions } from '../simulator/instance/assumptions.ts'
import type { ContactCenter } from '../simulator/instance/directory.ts'
import { printable } from '../written/words.ts'
import { CREDENTIALS } from './strictness.ts'

/** What a served simulator is, as far as its clients have to know. */
export interface Served {
  readonly origin: string
  readonly center: ContactCenter
  /** Where the certificate is that clients have to trust, when it is served over TLS. */
  readonly certificateFile?: string | undefined
  readonly strictSigv4: boolean
  /** What callers have no permission for. */
  readonly deny: readonly string[]
  readonly throttle: boolean
  /** What is assumed otherwise than by default. */
  readonly assume: Partial<Assumptions>
}

const MOST_AGENTS = 20
const LONGEST_NAME = 40

/**
 * What is printed when the simulator is ready: its addresses, and settings to paste, a title above each. No token: agents
 * sign in with their passwords, everything else is given out by the services.
 * @param output where it goes: titles stand out where it has colours
 */
export function settingsText(served: Served, output: Pick<WriteStream, 'isTTY' | 'hasColors'>): string {
  const isStyled = output.isTTY && output.hasColors()
  const title = (text: string) => (isStyled ? styleText('bold', text, { validateStream: false }) : text)
  const blocks = [
    [`Roundtable, a simulated Amazon Connect, is ready on ${served.origin}`],
    ['Inspector: who is in which chat, what goes over the wire, and the means to act', `${served.origin}/`],
    ...clientBlocks(served),
    ['Agents, who sign in to the CCP', ...agentLines(served.center)],
    ...ruleBlocks(served),
    ['Ctrl+C ends it.'],
  ]
  return blocks
    .map(([first = '', ...lines]) => [title(first), ...lines.map((line) => `  ${line}`)].join('\n'))
    .join('\n\n')
}

function clientBlocks({ origin, center, certificateFile, strictSigv4 }: Served): string[][] {
  const { region, instanceId, contactFlow } = center
  const taken = strictSigv4 ? 'the only credentials that are taken' : 'credentials that nothing checks'
  const { accessKeyId, secretAccessKey } = CREDENTIALS
  return [
    [
      `AWS SDKs and AWS CLI: the region, and ${taken}`,
      `export AWS_REGION=${region} AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
      ...(certificateFile === undefined
        ? []
        : [`export NODE_EXTRA_CA_CERTS=${certificateFile}`, `export AWS_CA_BUNDLE=${certificateFile}`]),
    ],
    ['AWS SDKs', `export AWS_ENDPOINT_URL_CONNECT=${origin}`, `export AWS_ENDPOINT_URL_CONNECTPARTICIPANT=${origin}`],
    [
      'AWS CLI',
      `aws connect start-chat-contact --endpoint-url ${origin} \\`,
      `  --region ${region} --instance-id ${instanceId} \\`,
      `  --contact-flow-id ${contactFlow.id} \\`,
      '  --participant-details DisplayName=Maya',
      `aws connectparticipant create-participant-connection --endpoint-url ${origin} \\`,
      `  --region ${region} --type WEBSOCKET CONNECTION_CREDENTIALS \\`,
      '  --participant-token <ParticipantToken>',
    ],
    ['ChatJS', 'connect.ChatSession.setGlobalConfig({', `  region: '${region}',`, `  endpoint: '${origin}',`, '})'],
    [
      'Streams, with the line for ChatJS before it, in a page at localhost',
      'connect.core.initCCP(element, {',
      `  ccpUrl: '${sameSiteAs(origin)}/ccp-v2',`,
      `  region: '${region}',`,
      '  loginPopup: true,',
      '})',
    ],
  ]
}

/** By the name that pages of this machine go by: of another site a browser that blocks others' cookies keeps no sign-in. */
function sameSiteAs(origin: string): string {
  return origin.replace('127.0.0.1', 'localhost')
}

function ruleBlocks({ center, deny, throttle, assume }: Served): string[][] {
  const assumed = Object.entries(assume).map(([name, value]) => `${name}: ${value}`)
  return [
    ...(throttle
      ? [
          [
            'Throttled as AWS documents it: more than that is answered 429',
            'control plane: 2 requests a second, 5 at once',
            `chats at the same time: ${center.activeChatQuota}`,
            'Participant Service: 3 to 10 requests a second, 5 to 15 at once',
          ],
        ]
      : []),
    ...(deny.length > 0 ? [['Denied: callers have no permission for', ...deny]] : []),
    ...(assumed.length > 0 ? [['Assumed otherwise than by default', ...assumed]] : []),
  ]
}

function agentLines({ users }: ContactCenter): string[] {
  const shown = users.slice(0, MOST_AGENTS)
  const rows = shown.map(({ username, name, password }) => [username, shortened(name), `password: ${password}`])
  const lines = table(rows).map(printable)
  return users.length > MOST_AGENTS ? [...lines, `and ${users.length - MOST_AGENTS} more`] : lines
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widthOf(column) + 2))
      .join('')
      .trimEnd(),
  )
}
