import { appMachine } from '../machines/app.ts'
import { closingMachine } from '../machines/closing.ts'
import { composerMachine } from '../machines/composer.ts'
import { contactMachine } from '../machines/contact.ts'
import { conversationMachine } from '../machines/conversation.ts'
import { departuresMachine } from '../machines/departures.ts'
import { monitoringMachine } from '../machines/monitoring.ts'
import { quickConnectsMachine } from '../machines/quick-connects.ts'
import { receiptsMachine } from '../machines/receipts.ts'
import { ringingMachine } from '../machines/ringing.ts'
import { sessionMachine } from '../machines/session.ts'
import { typistsMachine } from '../machines/typists.ts'

/** Every machine of the page, those of the page as a whole first. The charts, the walk and its count are of these. */
export const machines = [
  appMachine,
  sessionMachine,
  contactMachine,
  ringingMachine,
  conversationMachine,
  composerMachine,
  receiptsMachine,
  typistsMachine,
  departuresMachine,
  monitoringMachine,
  quickConnectsMachine,
  closingMachine,
] as const
