import type { ChatItem, MessageFormat, Person, Receipt } from '../connect/port.ts'

/** One line of the conversation. It is confirmed once the socket or the transcript has shown its place. */
export interface Line extends ChatItem {
  confirmed: boolean
}

/** Whether somebody said something, as against an event. */
export function isMessage(item: ChatItem): boolean {
  return item.kind === 'message' || item.kind === 'attachment'
}

/** Merges a part of the transcript, which is always right about the order of what it holds. */
export function withPage(lines: readonly Line[], items: readonly ChatItem[]): Line[] {
  const known = byId(lines)
  const page = items.map((item) => ({
    ...item,
    marks: { ...known.get(item.id)?.marks, ...item.marks },
    confirmed: true,
  }))
  const ids = new Set(items.map((item) => item.id))
  return inOrder([...page, ...lines.filter((line) => !ids.has(line.id))])
}

/** Adds what the socket brought: it may come twice, late, or out of order. */
export function withFrame(lines: readonly Line[], item: ChatItem): Line[] {
  const known = byId(lines).get(item.id)
  if (known?.confirmed) return [...lines]
  const others = lines.filter((line) => line.id !== item.id)
  return inOrder([...others, { ...item, marks: { ...known?.marks, ...item.marks }, confirmed: true }])
}

/** Adds a message whose sending was just answered; the socket will tell its true place among equals. */
export function withSent(lines: readonly Line[], item: ChatItem): Line[] {
  if (byId(lines).has(item.id)) return [...lines]
  return inOrder([...lines, { ...item, confirmed: false }])
}

/**
 * Notes a receipt. One about a message that is not here belongs to another contact; one about what somebody else said is
 * this agent's own, which ChatJS takes for another's where it was told a wrong participant id.
 */
export function withReceipt(lines: readonly Line[], { messageId, ...marks }: Receipt, self: string): Line[] {
  const isMeant = (line: Line) => line.id === messageId && line.participantId === self
  return lines.map((line) => (isMeant(line) ? { ...line, marks: { ...line.marks, ...marks } } : line))
}

/** Whether a page of the transcript holds anything that is not among these ids. */
export function hasNews(items: readonly ChatItem[], known: ReadonlySet<string>): boolean {
  return items.some((item) => !known.has(item.id))
}

function byId(lines: readonly Line[]): Map<string, Line> {
  return new Map(lines.map((line) => [line.id, line]))
}

/** Times are ISO 8601 with milliseconds, so they compare as text; sorting is stable, so equals keep their order. */
function inOrder(lines: Line[]): Line[] {
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

interface Posted {
  id: string
  at: string
  content: string
  format: MessageFormat
}

const roles: Readonly<Record<Person['role'], string>> = {
  customer: 'CUSTOMER',
  agent: 'AGENT',
  supervisor: 'SUPERVISOR',
}

/** The item that a message will be that this page has just posted. */
export function sentItem(
  { id, at, content, format }: Posted,
  self: Pick<Person, 'connectionId' | 'name' | 'role'> | undefined,
): ChatItem {
  return {
    id,
    at,
    kind: 'message',
    contentType: format,
    content,
    participantId: self?.connectionId ?? '',
    name: self?.name ?? '',
    role: roles[self?.role ?? 'agent'],
    marks: {},
  }
}
