import type { ChatItem, ChatPort } from '../connect/port.ts'
import { hasNews } from './transcript.ts'

interface Walk {
  port: ChatPort
  contactId: string
  /** Ids that need not be read again. */
  known: ReadonlySet<string>
  /** Hears of each page that has been read. */
  turnPage?: () => void
}

/** Walks the transcript back, page by page, to its beginning or to a page that brings nothing new. */
export async function readTranscript({ port, contactId, known, turnPage }: Walk): Promise<ChatItem[]> {
  const items: ChatItem[] = []
  let older: string | undefined
  do {
    const page = await port.transcript(contactId, older)
    items.unshift(...page.items)
    turnPage?.()
    older = hasNews(page.items, known) ? page.older : undefined
  } while (older)
  return items
}
