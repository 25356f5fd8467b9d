/**
 * How people say which thing of the instance they mean: by the name that the console shows, or by its id, which also stands in
 * its ARN and in the address of the console's page about it.
 */
export type Designation = { readonly by: 'name'; readonly name: string } | { readonly by: 'id'; readonly id: string }

/** What an ARN of Amazon Connect calls each kind of thing. */
export type Kind = 'transfer-destination' | 'queue' | 'contact-flow'

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const ONLY_AN_ID = new RegExp(`^${UUID}$`, 'i')
const ARN = /^arn:[\w-]+:connect:([\w-]+):\d*:instance\/([^/]+)(?:\/([\w-]+)\/([^/\s]+))?$/

/** An ARN of Amazon Connect, taken apart. */
export interface ConnectArn {
  readonly region: string
  readonly instanceId: string
  /** Of what is in the instance; left out, it is the instance's own. */
  readonly kind?: string
  readonly id?: string
}

export function connectArn(text: string): ConnectArn | undefined {
  const [all, region = '', instanceId = '', kind, id] = ARN.exec(text.trim()) ?? []
  if (all === undefined) return undefined
  return { region, instanceId, ...(kind !== undefined && id !== undefined && { kind, id }) }
}

/** Which instance and region a designation has to be of, where it says so itself. */
export interface Home {
  readonly instanceId: string
  readonly region: string
}

/**
 * What is meant by a name, an id, an ARN or the address of a console page (`…/transfer-dests/edit?id=…` for a quick connect).
 * @returns what is wrong, in words, when it is of another instance, another kind, or an address with no id in it
 */
export function designated(text: string, kind: Kind, home: Home): Designation | { problem: string } {
  const given = text.trim()
  if (/^https?:\/\//i.test(given)) return fromAddress(given, kind, home)
  const arn = connectArn(given)
  if (arn) return fromArn(arn, kind, home)
  if (given.startsWith('arn:')) return { problem: `it is no ARN of a ${WORD[kind]} of Amazon Connect.` }
  return ONLY_AN_ID.test(given) ? { by: 'id', id: given } : { by: 'name', name: given }
}

const WORD: Readonly<Record<Kind, string>> = {
  'transfer-destination': 'quick connect',
  queue: 'queue',
  'contact-flow': 'contact flow',
}

function fromArn(arn: ConnectArn, kind: Kind, home: Home): Designation | { problem: string } {
  if (arn.kind !== kind || arn.id === undefined) {
    return { problem: `it is the ARN of ${arn.kind ? `a ${arn.kind}` : 'an instance'}, not of a ${WORD[kind]}.` }
  }
  if (arn.instanceId !== home.instanceId) return { problem: `it is of another instance, ${arn.instanceId}.` }
  if (arn.region !== home.region) return { problem: `it is of another region, ${arn.region}.` }
  return { by: 'id', id: arn.id }
}

/** The console has the id, or the ARN, in the query or at the end of the path: what is last counts. */
function fromAddress(address: string, kind: Kind, home: Home): Designation | { problem: string } {
  const plain = decoded(address)
  const arn = /arn:[\w-]+:connect:[^?&#\s]+/.exec(plain)?.[0]
  const inArn = arn === undefined ? undefined : connectArn(arn)
  if (inArn) return fromArn(inArn, kind, home)
  const id = plain.match(new RegExp(UUID, 'gi'))?.at(-1)
  return id === undefined || id === home.instanceId
    ? { problem: `there is no id of a ${WORD[kind]} in this address: open its page in the console, and copy that.` }
    : { by: 'id', id }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
