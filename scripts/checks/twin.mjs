/** How Vitest is told to play the smoke specs on a simulator in the place of AWS, over TLS and with signatures checked. */
export const TWIN = { only: ['harness/live/smoke.twin.ts'], env: { ROUNDTABLE_TWIN: 'yes' } }
