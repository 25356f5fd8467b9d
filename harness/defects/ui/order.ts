import { fromPromise } from 'xstate'
import type { ConnectPort, OutgoingMessage } from '../../../agent-ui/connect/port.ts'
import type { conversationMachine } from '../../../agent-ui/machines/conversation.ts'
import { readTranscript } from '../../../agent-ui/machines/read-transcript.ts'
import { isReloaded } from './ports.ts'
import { defectsOf } from './ui-defect.ts'

/** Sends what is said once more, as another message. */
function sayingTwice(sound: ConnectPort): ConnectPort {
  const say = async (contactId: string, message: OutgoingMessage) => {
    if (isReloaded()) await sound.say(contactId, { ...message, clientToken: `${message.clientToken}-again` })
    return sound.say(contactId, message)
  }
  return { ...sound, say }
}

/** What is read again comes in under other ids. */
const readingTwice = (sound: typeof conversationMachine) =>
  sound.provide({
    actors: {
      read: fromPromise(async ({ input: { port, contactId, interrupted } }) => {
        const items = await readTranscript({ port, contactId, known: new Set() })
        return interrupted ? items.flatMap((item) => [item, { ...item, id: `${item.id}-again` }]) : items
      }),
    },
  })

export const order = defectsOf('order and duplication', [
  {
    name: 'sent-twice-after-reload',
    is: 'Once the page has been loaded again, everything is sent twice.',
    caughtBy: 'reload: an agent reloads the page in mid-chat',
    change: { port: sayingTwice },
  },
  {
    name: 'read-again-doubled',
    is: 'What the page reads again after an interruption stands there twice.',
    caughtBy: 'faults/socket: are without a network for a moment',
    change: { machines: { conversation: readingTwice } },
  },
  {
    name: 'last-written-first-sent',
    is: 'Of several messages that wait to be sent, the page sends the one that was written last.',
    caughtBy: 'messages: an agent writes faster than Amazon Connect answers',
    change: { outbox: { nextInLine: (outbox) => outbox.findLast((one) => one.status === 'queued') } },
  },
])
