import { fromPromise } from 'xstate'
import type { ChatItem } from '../../../agent-ui/connect/port.ts'
import type { conversationMachine } from '../../../agent-ui/machines/conversation.ts'
import { readTranscript } from '../../../agent-ui/machines/read-transcript.ts'
import { deafTo, isReloaded } from './ports.ts'
import { defectsOf } from './ui-defect.ts'

/** A conversation that reads the transcript only where it may. */
const reading = (mayRead: (context: { whole: boolean }) => boolean) => (sound: typeof conversationMachine) =>
  sound.provide({
    actors: {
      read: fromPromise(async ({ input }): Promise<ChatItem[]> => {
        if (!mayRead(input)) return []
        return readTranscript({ port: input.port, contactId: input.contactId, known: new Set() })
      }),
    },
  })

export const connection = defectsOf('connection', [
  {
    name: 'reconnect-loses-messages',
    is: 'The page does not read what was said while its connection was interrupted.',
    caughtBy: 'faults/socket: are without a network for a moment',
    change: { machines: { conversation: reading(({ whole }) => !whole) } },
  },
  {
    name: 'reload-loses-messages',
    is: 'Once the page has been loaded again it does not show what was said before.',
    caughtBy: 'reload: an agent reloads the page in mid-chat',
    change: { machines: { conversation: reading(() => !isReloaded()) } },
  },
  {
    name: 'interruption-not-shown',
    is: 'The page does not say that its connection is interrupted.',
    caughtBy: 'sleep: and wakes without a network: the page says so',
    change: { port: deafTo('link.lost', 'chat.lost') },
  },
  {
    name: 'interruption-without-end',
    is: 'The page does not notice that its connection is back.',
    caughtBy: 'faults/socket: are without a network for a moment',
    change: { port: deafTo('link.back', 'chat.back') },
  },
  {
    name: 'second-ccp-not-noticed',
    is: 'The page goes on as before when another CCP has taken the place of its own.',
    caughtBy: 'faults/ccp: the CCP loads a second time in mid-chat',
    change: { port: deafTo('session.replaced') },
  },
  {
    name: 'stalled-ccp-not-noticed',
    is: 'The page goes on as before when its CCP asks for no more news.',
    caughtBy: 'faults/cti: and nothing is asked for: some minutes later the page has another',
    change: { port: deafTo('session.stalled') },
  },
  {
    name: 'waits-without-end',
    is: 'The page waits for an answer to an invitation for hours.',
    caughtBy: 'faults/cti: an invitation is not answered at all',
    change: { machines: { quickConnects: (sound) => sound.provide({ delays: { patience: 3 * 3_600_000 } }) } },
  },
])
