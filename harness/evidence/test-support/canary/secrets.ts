import { contactCenter } from '../../../../fixtures/index.ts'
import type { ContactCenter } from '../../../../simulator/index.ts'

/** What nobody grants, and what is known only by being known. */
export const PASSWORD = 'Canary pass&word "1"'
export const ACCESS_KEY = 'ASIACANARYCANARYCANA'
export const SECRET_KEY = 'Canary/secret+key/0123456789abcdefCANARY'
export const SESSION_TOKEN = 'CanaryQoJb3JpZ2luX2VjE/session+token=='
export const VIEW = 'canary-view'

/** The default one, with a password for alice, customers who sign in, and a view. */
export const center: ContactCenter = {
  ...contactCenter,
  users: contactCenter.users.map((user) => (user.username === 'alice' ? { ...user, password: PASSWORD } : user)),
  customerAuthentication: { origin: 'https://pool.auth.us-west-2.amazoncognito.com', clientId: 'client' },
  views: [{ id: VIEW, name: 'A view', version: 1, inputSchema: '{}', template: '{}', actions: [] }],
}
