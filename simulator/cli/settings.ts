import type { ContactCenter } from '../instance/directory.ts'

/** What a served simulator is, as far as its clients have to know. */
export interface Served {
  readonly origin: string
  readonly center: ContactCenter
  /** Where the certificate is that clients have to trust, when it is served over TLS. */
  readonly certificateFile?: string | undefined
  /** Lines on what is assumed otherwise than by default. */
  readonly assumed: readonly string[]
}

/**
 * What is printed when the simulator is ready: its addresses, and settings to paste. No token: agents sign in with their
 * passwords, everything else is given out by the services.
 */
export function settingsText({ origin, center, certificateFile, assumed }: Served): string {
  const { region, instanceId, contactFlow } = center
  const at = `--endpoint-url ${origin} --region ${region}${certificateFile ? ` --ca-bundle ${certificateFile}` : ''}`
  const blocks = [
    [`Roundtable, a simulated Amazon Connect, is ready on ${origin}`],
    [
      'AWS SDKs and AWS CLI: the region, and credentials that nothing checks',
      `export AWS_REGION=${region} AWS_ACCESS_KEY_ID=simulated AWS_SECRET_ACCESS_KEY=simulated`,
      ...(certificateFile ? [`export NODE_EXTRA_CA_CERTS=${certificateFile}`] : []),
    ],
    ['AWS SDKs', `export AWS_ENDPOINT_URL_CONNECT=${origin}`, `export AWS_ENDPOINT_URL_CONNECTPARTICIPANT=${origin}`],
    [
      'AWS CLI',
      `aws connect start-chat-contact ${at} --instance-id ${instanceId} \\`,
      `  --contact-flow-id ${contactFlow.id} --participant-details DisplayName=Maya`,
      `aws connectparticipant create-participant-connection ${at} \\`,
      '  --type WEBSOCKET CONNECTION_CREDENTIALS --participant-token <ParticipantToken>',
    ],
    ['ChatJS', `connect.ChatSession.setGlobalConfig({ region: '${region}', endpoint: '${origin}' })`],
    [
      'Streams, with the line for ChatJS before it',
      `connect.core.initCCP(element, { ccpUrl: '${origin}/ccp-v2', region: '${region}', loginPopup: true })`,
    ],
    ['Agents', ...table(center.users.map(({ username, name, password }) => [username, name, `password: ${password}`]))],
    ...(assumed.length > 0 ? [['Assumed otherwise than by default', ...assumed]] : []),
    ['Ctrl+C ends it.'],
  ]
  return blocks.map(([title, ...lines]) => [title, ...lines.map((line) => `  ${line}`)].join('\n')).join('\n\n')
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
