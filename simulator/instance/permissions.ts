import type { Assumptions } from './assumptions.ts'
import type { MonitorMode } from './chat.ts'
import type { User } from './directory.ts'

/** Lets an agent see quick connects and use them (documented, admin guide; the name as the CTI API lists it). */
const VIEW_QUICK_CONNECTS = 'transferDestinations.View'

/**
 * Let a supervisor monitor chats and barge into them (documented, list of security profile permissions: ManagerListenIn,
 * ManagerBargeIn; spelled as the CTI API would list them).
 */
const MONITOR = 'managerListenIn'
const BARGE = 'managerBargeIn'

export function mayMonitor({ monitoringPermission }: Assumptions, user: User, mode: MonitorMode): boolean {
  if (monitoringPermission === 'left to the caller') return true
  return user.permissions.includes(mode === 'barge' ? BARGE : MONITOR)
}

export function mayUseQuickConnects({ quickConnectPermission }: Assumptions, user: User): boolean {
  return quickConnectPermission === 'left to the client' || user.permissions.includes(VIEW_QUICK_CONNECTS)
}
