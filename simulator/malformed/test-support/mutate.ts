import type { ServiceRequest } from '../../services/http.ts'
import { addressOf, type Draft, type Json, sentBody, textOf } from './draft.ts'
import type { ADDRESSES, Mutation, SPOILT } from './mutation.ts'
import { at, isGroup, isList, type Path, placesIn, replaced } from './tree.ts'

/** The request with everything wrong that the mutations say, in the order of what they change: values, text, address. */
export function mutate(draft: Draft, mutations: readonly Mutation[], foreign: readonly string[]): ServiceRequest {
  const changed = mutations.reduce((each, mutation) => changedIn(each, mutation, foreign), draft)
  const text = mutations.reduce(changedText, sentBody(changed))
  const bytes = mutations.reduce(changedBytes, Buffer.from(text))
  const address = mutations.reduce(changedAddress, addressOf(changed))
  const full = `https://${draft.host}${address}`
  return {
    method: changed.method,
    url: new URL(URL.canParse(full) ? full : `https://${draft.host}${addressOf(draft)}`),
    headers: changed.headers,
    body: bytes.toString(),
    bytes,
  }
}

function changedIn(draft: Draft, mutation: Mutation, foreign: readonly string[]): Draft {
  switch (mutation.kind) {
    case 'method':
      return { ...draft, method: mutation.method }
    case 'header': {
      const { [mutation.name]: _, ...others } = draft.headers
      return { ...draft, headers: mutation.value === null ? others : { ...others, [mutation.name]: mutation.value } }
    }
    case 'foreign bearer':
      return { ...draft, headers: { ...draft.headers, 'x-amz-bearer': chosen(foreign, mutation.which) ?? '' } }
    case 'at a bound':
      return withEdge(draft, mutation.which)
    default:
      return withTree(draft, mutatedTree(treeOf(draft), mutation, foreign))
  }
}

function withEdge(draft: Draft, which: number): Draft {
  const { member, value } = chosen(draft.edges, which) ?? { member: [], value: null }
  const [name = ''] = member
  const inQuery = draft.query.findIndex(([each]) => each === name)
  if (inQuery >= 0) return { ...draft, query: draft.query.with(inQuery, [name, value]) }
  const inPath = draft.members.indexOf(name)
  if (inPath >= 0 && inPath < draft.path.length) return { ...draft, path: draft.path.with(inPath, value) }
  return draft.body === undefined ? draft : { ...draft, body: withMemberAt(draft.body, member, value) }
}

/** Whether or not there is such a member yet. */
function withMemberAt(value: Json, [name, ...rest]: readonly string[], member: Json): Json {
  if (name === undefined) return member
  return isGroup(value) ? { ...value, [name]: withMemberAt(value[name] ?? {}, rest, member) } : value
}

/** Everything of a request that has a meaning, as one value: what travels in the path can be mutated like the rest. */
function treeOf({ path, query, body }: Draft): Json {
  return { path, query: query.map(([name, value]) => ({ [name]: value })), ...(body !== undefined && { body }) }
}

function withTree(draft: Draft, tree: Json): Draft {
  const { path = [], query = [], body } = isGroup(tree) ? tree : {}
  const pairs = isList(query) ? query.flatMap((each) => (isGroup(each) ? Object.entries(each) : [])) : []
  return { ...draft, path: isList(path) ? path : [path], query: pairs, body }
}

function mutatedTree(tree: Json, mutation: Mutation, foreign: readonly string[]): Json {
  // What the tree is made of stays: only what stands in it is mutated.
  const places = placesIn(tree).filter(([part, ...rest]) => part === 'body' || rest.length > 0)
  const place = 'place' in mutation ? chosen(places, mutation.place) : undefined
  if (!place) return tree
  const here = at(tree, place)
  const put = (value: Json | undefined) => replaced(tree, place, value) ?? tree
  switch (mutation.kind) {
    case 'another value':
      return put(mutation.value)
    case 'left out':
      return put(undefined)
    case 'foreign':
      return put(chosen(foreign, mutation.which))
    case 'giant':
      return put('a'.repeat(mutation.length))
    case 'added':
      return isGroup(here) ? put(JSON.parse(withMember(here, mutation.name, mutation.value))) : tree
    case 'repeated':
      return isList(here) ? put(Array.from({ length: mutation.times }, () => here).flat()) : tree
    case 'swapped':
      return swapped(tree, place, chosen(places, mutation.other) ?? place)
    case 'other capitals':
      return isGroup(here) ? put(inOtherCapitals(here)) : tree
    default:
      return tree
  }
}

/** As text: `__proto__` would not become a member otherwise. */
function withMember(value: { readonly [name: string]: Json }, name: string, member: Json): string {
  const members = Object.entries({ ...value }).filter(([each]) => each !== name)
  return `{${[...members, [name, member]].map(([each, inner]) => `${JSON.stringify(each)}:${JSON.stringify(inner)}`).join(',')}}`
}

function swapped(tree: Json, place: Path, other: Path): Json {
  const isInside =
    place.every((each, index) => other[index] === each) || other.every((each, index) => place[index] === each)
  if (isInside) return tree
  const [one, another] = [at(tree, place), at(tree, other)]
  return replaced(replaced(tree, place, another) ?? tree, other, one) ?? tree
}

function inOtherCapitals(value: { readonly [name: string]: Json }): Json {
  const other = (name: string) =>
    name.charAt(0) === name.charAt(0).toLowerCase() ? name.toUpperCase() : name.toLowerCase()
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [other(name), member]))
}

function changedText(text: string, mutation: Mutation): string {
  if (mutation.kind === 'duplicate key') {
    const keys = [...text.matchAll(/(?<=[{,])"[^"\\]+":/g)]
    const key = chosen(keys, mutation.place)
    return key ? `${text.slice(0, key.index)}${key[0]}${textOf(mutation.value)},${text.slice(key.index)}` : text
  }
  if (mutation.kind === 'nested') {
    const deep = '['.repeat(mutation.levels) + ']'.repeat(mutation.levels)
    if (!mutation.inMember) return deep
    // In the place of the last member's value, or as the only member.
    return text.startsWith('{"') ? text.replace(/^\{/, `{"unheard":${deep},`) : `{"unheard":${deep}}`
  }
  return mutation.kind === 'spoilt text' ? SPOILING[mutation.how](text) : text
}

const SPOILING: Readonly<Record<(typeof SPOILT)[number], (text: string) => string>> = {
  'byte order mark': (text) => `\ufeff${text}`,
  'trailing comma': (text) => text.replace(/\}$/, ',}'),
  comment: (text) => `/* a comment */${text}`,
  NaN: (text) => text.replace(/:("[^"]*"|\d+)/, ':NaN'),
  'single quotes': (text) => text.replaceAll('"', "'"),
  twice: (text) => text + text,
  'a list': (text) => `[${text}]`,
  blank: () => ' ',
}

function changedBytes(bytes: Buffer<ArrayBuffer>, mutation: Mutation): Buffer<ArrayBuffer> {
  if (bytes.length === 0) return bytes
  if (mutation.kind === 'cut') return bytes.subarray(0, mutation.place % bytes.length)
  if (mutation.kind !== 'spoilt byte') return bytes
  const spoilt = Buffer.from(bytes)
  spoilt[mutation.place % bytes.length] = mutation.byte
  return spoilt
}

function changedAddress(address: string, mutation: Mutation): string {
  return mutation.kind === 'address' ? READDRESSED[mutation.how](address, mutation.place) : address
}

const READDRESSED: Readonly<Record<(typeof ADDRESSES)[number], (address: string, place: number) => string>> = {
  'trailing slash': (address) => `${address}/`,
  'double slash': (address) => address.replace(/(?!^)\//, '//'),
  capitals: (address) => address.toUpperCase(),
  '%E0%A4%A': (address) => `${address}%E0%A4%A`,
  '%00': (address) => address.replace(/\w$/, '%00'),
  '%2F': (address) => address.replace(/(?!^)\//, '%2F'),
  '%': (address) => `${address}%`,
  '..': (address) => `${address}/../..`,
  long: (address) => address + '/a'.repeat(4000),
  query: (address, place) =>
    `${address}${address.includes('?') ? '&' : '?'}maxResults=${'9'.repeat(place % 400)}&maxResults=&%`,
}

/** The place says which; of nothing there is none. */
function chosen<Entry>(entries: readonly Entry[], which: number): Entry | undefined {
  return entries[which % Math.max(1, entries.length)]
}
