import { createActor, SimulatedClock } from 'xstate'
import type { ChatEvent, ChatItem, ContactPhase, Person } from '../../connect/port.ts'
import { appMachine } from '../app.ts'
import { alice, contact, FakePort, maya, settled } from './fake-port.ts'

/** For tests: a contact of a page on a fake port and a clock that stands until moved. */
export function startContact(phase: ContactPhase, { people = [maya, alice], autoAccept = false, watched = true } = {}) {
  const port = new FakePort()
  const clock = new SimulatedClock()
  let tokens = 0
  const newToken = () => `token-${++tokens}`
  const app = createActor(appMachine, { input: { port, newToken, colourMode: 'light' }, clock }).start()
  app.send({ type: 'page.visibility', visible: watched })
  app.send({ type: 'autoAccept.set', autoAccept })
  port.emit({ type: 'contact.changed', contactId: 'chat', contact: contact(phase, people) })
  const actor = app.getSnapshot().context.contacts.chat
  if (!actor) throw new Error('The page took no contact')
  const child = <Id extends keyof Children>(id: Id) => {
    const found = actor.getSnapshot().children[id]
    if (!found) throw new Error(`The contact has no ${id} now`)
    return found as NonNullable<Children[Id]>
  }
  type Children = ReturnType<typeof actor.getSnapshot>['children']
  return {
    port,
    clock,
    actor,
    child,
    state: () => actor.getSnapshot().value,
    notices: () => actor.getSnapshot().context.notices.map((one) => one.text),
    becomes: (next: ContactPhase, whom: Person[] = people) =>
      actor.send({ type: 'contact.changed', contact: contact(next, whom) }),
    hears: (item: ChatItem) => actor.send({ type: 'chat.item', contactId: 'chat', item }),
    tells: (type: Extract<ChatEvent['type'], 'chat.lost' | 'chat.back' | 'chat.ended'>) =>
      actor.send({ type, contactId: 'chat' }),
  }
}

/** For tests: a chat that is joined, its transcript read, and live. */
export async function openChat({ people = [maya, alice], items = [] as ChatItem[], watched = true } = {}) {
  const chat = startContact('connected', { people, watched })
  await settled()
  await chat.port.answer('join', 'alice')
  await chat.port.answer('transcript', { items })
  return chat
}
