import type { Participant } from '../../../simulator/instance/chat.ts'
import { Instance } from '../../../simulator/instance/instance.ts'
import { recalling, telling, tellingItems } from './meddled.ts'
import { defectsOf } from './service-defect.ts'

/** A connection of the customer’s is taken for their first. */
class WelcomingAgain extends Instance {
  override connectCustomer(participantId: string): void {
    const { participant } = this.participantById(participantId)
    if (participant.state === 'joined') participant.state = 'invited'
    super.connectCustomer(participantId)
  }
}

/** What is said is told to who has left as well. */
class TellingTheGone extends Instance {
  override subscribe(listener: Parameters<Instance['subscribe']>[0]) {
    return super.subscribe((event) => {
      if (event.type !== 'item' || event.item.kind !== 'message') return listener(event)
      const { participants } = this.chatById(event.chatId)
      listener({ ...event, to: [...event.to, ...participants.filter((each) => each.state === 'left')] })
    })
  }
}

/** Somebody who goes out of the chat can still say something in it. */
class HearingTheGone extends Instance {
  override say(...given: Parameters<Instance['say']>) {
    const { participant } = this.participantById(given[0])
    const was = participant.state
    if (was === 'left') participant.state = 'joined'
    const item = super.say(...given)
    participant.state = was
    return item
  }
}

const isCustomer = ({ role }: Participant) => role === 'CUSTOMER'

export const connection = defectsOf('connection', [
  {
    name: 'gone-and-still-hearing',
    is: 'Who has left is pushed what is said afterwards.',
    caughtBy: 'join-and-leave: somebody who has left is sent nothing more',
    createInstance: (options) => new TellingTheGone(options),
  },
  {
    name: 'transcript-behind',
    is: 'The transcript that a customer is given lacks what was said in the last five seconds.',
    caughtBy: 'join-and-leave: the customer loses the network and comes back',
    createInstance: recalling(({ transcript }, reader, now) =>
      isCustomer(reader) ? transcript.filter((each) => each.kind !== 'message' || each.time < now - 5000) : transcript,
    ),
  },
  {
    name: 'customer-joins-again',
    is: 'A customer who connects again is told to have joined again.',
    caughtBy: 'join-and-leave: the customer loses the network and comes back',
    createInstance: (options) => new WelcomingAgain(options),
  },
  {
    name: 'end-not-told-to-the-customer',
    is: 'A customer is not told that the chat has ended.',
    caughtBy: 'join-and-leave: the last agent leaves: the chat ends for the customer',
    createInstance: tellingItems((item, event) =>
      item.kind === 'chat ended' ? [{ ...event, to: event.to.filter((each) => !isCustomer(each)) }] : [event],
    ),
  },
  {
    name: 'typing-to-nobody',
    is: 'Nobody is told that somebody types.',
    caughtBy: 'messages: two agents and the customer see each other typing',
    createInstance: telling(() => (event) => (event.type === 'typing' ? [] : [event])),
  },
  {
    name: 'gone-and-still-speaking',
    is: 'Who has left can still say something in the chat.',
    caughtBy: 'join-and-leave: somebody who has left can say nothing more',
    createInstance: (options) => new HearingTheGone(options),
  },
])
