import { paths, type StartedChat } from './seats.ts'

/**
 * Asks the server of this page for a chat, as the page of a shop would ask the shop's own server: only that one may call
 * StartChatContact.
 * @throws Error in words for the customer.
 */
export async function startChat(name: string): Promise<StartedChat> {
  const answer = await fetch(paths.chats, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  })
  const body = await answer.json()
  if (answer.ok) return body
  throw new Error(body.message)
}
