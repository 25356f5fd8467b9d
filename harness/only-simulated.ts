/** What a world does to a simulated service and cannot do to a real one, and what a spec can do there instead. */
const INSTEAD = {
  network: 'have the customer drop off and come back: customer.dropsOff(), customer.comesBack()',
  latency: 'leave it out, a real network has its own',
  sleeps: 'run that spec on the simulator',
  timesCustomers: 'set the timers in the contact flow of the instance',
  leaksReceiptTo: 'run that spec on the simulator',
} as const

export type OnlySimulated = keyof typeof INSTEAD

export function onlySimulated(verb: OnlySimulated): Error {
  return new Error(
    `world.${verb} is not possible on a real Amazon Connect instance: ${INSTEAD[verb]}. ` +
      'Leave out the tag @live where a spec needs it.',
  )
}
