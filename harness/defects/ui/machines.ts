import { appMachine } from '../../../agent-ui/machines/app.ts'
import { closingMachine } from '../../../agent-ui/machines/closing.ts'
import { composerMachine } from '../../../agent-ui/machines/composer.ts'
import { contactMachine } from '../../../agent-ui/machines/contact.ts'
import { conversationMachine } from '../../../agent-ui/machines/conversation.ts'
import { departuresMachine } from '../../../agent-ui/machines/departures.ts'
import { monitoringMachine } from '../../../agent-ui/machines/monitoring.ts'
import { quickConnectsMachine } from '../../../agent-ui/machines/quick-connects.ts'
import { receiptsMachine } from '../../../agent-ui/machines/receipts.ts'
import { ringingMachine } from '../../../agent-ui/machines/ringing.ts'
import { sessionMachine } from '../../../agent-ui/machines/session.ts'
import { typistsMachine } from '../../../agent-ui/machines/typists.ts'

interface Machines {
  readonly app: typeof appMachine
  readonly session: typeof sessionMachine
  readonly contact: typeof contactMachine
  readonly ringing: typeof ringingMachine
  readonly conversation: typeof conversationMachine
  readonly composer: typeof composerMachine
  readonly receipts: typeof receiptsMachine
  readonly typists: typeof typistsMachine
  readonly departures: typeof departuresMachine
  readonly monitoring: typeof monitoringMachine
  readonly quickConnects: typeof quickConnectsMachine
  readonly closing: typeof closingMachine
}

/** What takes the place of machines of the page, made of the sound ones: `(sound) => sound.provide({ ... })`. */
export type MachineChanges = { readonly [Name in keyof Machines]?: (sound: Machines[Name]) => Machines[Name] }

/** The machine of the whole page, with what is wrong with it and with those inside it. */
export function appWith(changes: MachineChanges): typeof appMachine {
  const contact = contactMachine.provide({
    actors: {
      ringing: changes.ringing?.(ringingMachine) ?? ringingMachine,
      conversation: changes.conversation?.(conversationMachine) ?? conversationMachine,
      composer: changes.composer?.(composerMachine) ?? composerMachine,
      receipts: changes.receipts?.(receiptsMachine) ?? receiptsMachine,
      typists: changes.typists?.(typistsMachine) ?? typistsMachine,
      departures: changes.departures?.(departuresMachine) ?? departuresMachine,
      monitoring: changes.monitoring?.(monitoringMachine) ?? monitoringMachine,
      quickConnects: changes.quickConnects?.(quickConnectsMachine) ?? quickConnectsMachine,
      closing: changes.closing?.(closingMachine) ?? closingMachine,
    },
  })
  const app = appMachine.provide({
    actors: {
      session: changes.session?.(sessionMachine) ?? sessionMachine,
      contact: changes.contact?.(contact) ?? contact,
    },
  })
  return changes.app?.(app) ?? app
}
