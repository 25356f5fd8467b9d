import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createActor } from 'xstate'
import { customerMachine } from './customer.ts'
import { customerPort } from './customer-port.ts'
import { CustomerView } from './customer-view.tsx'
import { followPreferredColours } from './look.ts'
import { startChat } from './start-chat.ts'

followPreferredColours()
const customer = createActor(customerMachine, {
  input: {
    name: 'Maya',
    start: async (name) => customerPort(await startChat(name)),
    newToken: () => crypto.randomUUID(),
  },
})
customer.start()

const app = document.getElementById('app')
if (!app) throw new Error('The page has no element "app"')
createRoot(app).render(
  <StrictMode>
    <CustomerView customer={customer} />
  </StrictMode>,
)
