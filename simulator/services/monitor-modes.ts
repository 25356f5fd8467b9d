import type { MonitorMode } from '../instance/chat.ts'

/** What AWS calls the ways to monitor a contact (documented, MonitorContact; Streams' MonitoringMode). */
const WIRE_NAME = { silent: 'SILENT_MONITOR', barge: 'BARGE' } as const

export type WireMonitorMode = (typeof WIRE_NAME)[MonitorMode]

export const monitorModes: readonly WireMonitorMode[] = Object.values(WIRE_NAME)

export function monitorMode(name: WireMonitorMode): MonitorMode {
  return name === 'BARGE' ? 'barge' : 'silent'
}

export function wireMonitorMode(mode: MonitorMode): WireMonitorMode {
  return WIRE_NAME[mode]
}
