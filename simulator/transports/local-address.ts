import type { AwsHosts } from '../services/addresses.ts'
import { connectOperations } from '../services/model/connect-operations.ts'
import { participantOperations } from '../services/model/participant-operations.ts'

/** The paths of the instance's own site, by their first segment. */
const SITE = ['api', 'ccp-v2', 'login', 'auth', 'agent-app', 'task-templates']

const SEGMENTS: ReadonlyMap<string, keyof AwsHosts> = new Map([
  ...Object.values(connectOperations).map(({ http }) => [firstSegment(http.path), 'controlPlane'] as const),
  ...Object.values(participantOperations).map(({ http }) => [firstSegment(http.path), 'participant'] as const),
  ...SITE.map((segment) => [segment, 'site'] as const),
  ['chat', 'sockets'] as const,
  ['attachments', 'attachments'] as const,
])

/**
 * The AWS address that is meant by an address of the one port which serves all of them: clients are pointed there by an
 * endpoint setting, and the first segment of a path tells the services apart. What is at no service's path stays as it is,
 * and so does what names an AWS host already (a name mapped to this machine).
 */
export function awsAddressOf(url: URL, hosts: AwsHosts): URL {
  const service = isThisMachine(url) ? SEGMENTS.get(firstSegment(url.pathname)) : undefined
  return service ? new URL(`https://${hosts[service]}${url.pathname}${url.search}`) : url
}

/** Whether it is an address of the loopback interface, by its number or by a name that stands for it. */
export function isThisMachine({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1' || hostname === '[::1]'
}

/** Whose browser asks at a host of this machine's: each agent has a name of their own there, `alice.localhost:41234`. */
export function ownerOf(host = ''): string | undefined {
  return /^([^.]+)\.(?:[^.]+\.)*localhost(?::\d+)?$/.exec(host)?.[1]
}

function firstSegment(path: string): string {
  return path.split('/')[1] ?? ''
}
