import type { Assumptions } from './assumptions.ts'
import type { User } from './directory.ts'

/** Lets an agent see quick connects and use them (documented, admin guide; the name as the CTI API lists it). */
const VIEW_QUICK_CONNECTS = 'transferDestinations.View'

export function mayUseQuickConnects({ quickConnectPermission }: Assumptions, user: User): boolean {
  return quickConnectPermission === 'left to the client' || user.permissions.includes(VIEW_QUICK_CONNECTS)
}
