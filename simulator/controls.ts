import type { createCore } from './core.ts'
import type { Clock } from './instance/clock.ts'
import type { Condition, Whom } from './network-conditions/condition.ts'
import type { Imposed } from './network-conditions/conditions.ts'
import { idsFrom } from './seed.ts'
import { pushedReceipt } from './services/items.ts'
import { QUIET_TURNS, settled } from './settled.ts'
import { Time } from './time.ts'

/**
 * Where a client gets its delays, its time (milliseconds since the epoch) and its client tokens from.
 *
 * @example
 * const customer = await Customer.startsChat({ region, instanceId, contactFlowId, displayName: 'Maya', ...simulator.meansOf('Maya') })
 */
export interface Means {
  readonly timers: Pick<Clock, 'after'>
  readonly now: () => number
  readonly newToken: () => string
}

/**
 * What a test does to a simulated service besides being its client, whichever transport it is reached by.
 * @param isIntercepted whether all clients are in this process and intercepted there, so that nothing is on its way unseen
 */
export function controlsOf(core: ReturnType<typeof createCore>, isIntercepted: () => boolean) {
  const { clock, instance, network, seed, wire } = core
  return {
    /** The clock in a test's hands. */
    time: new Time(clock, () =>
      settled(
        () => wire.count,
        () => network.isBusy,
        isIntercepted() ? QUIET_TURNS.intercepted : QUIET_TURNS.onTheWay,
      ),
    ),

    /**
     * What a client in this process needs to live in the simulator's time and by its seed:
     * `Customer.startsChat({ ..., ...simulator.meansOf('Maya') })`.
     */
    meansOf(name: string): Means {
      return { timers: clock, now: () => clock.now(), newToken: idsFrom(seed, name) }
    },

    /** Cuts the sockets of an agent (by user name) or a customer (by display name), as a network would. */
    dropSocketsOf(name: string): void {
      network.dropSocketsOf(name)
    },

    /**
     * What the network is like for an agent (by user name), a customer (by display name) or everybody, until it is lifted:
     * `impose(['Maya'], { kind: 'dropped' })`.
     * @throws Error for an operation or a status that there is not
     */
    impose(whom: Whom, condition: Condition): Imposed {
      return network.conditions.impose(whom, condition)
    },

    /** Pushes a receipt to somebody's sockets whether or not receipts work: to see what a leak would do. */
    pushReceipt(subject: string, chatId: string, receipt: { messageId: string; recipientId: string }): void {
      const now = clock.now()
      const leaked = { ...receipt, deliveredAt: now, readAt: now }
      network.sockets.push([subject], pushedReceipt(leaked, chatId, instance.nextId(), now))
    },

    /** A token for a view of the instance: for the interactive message with which a flow shows it in a chat. */
    viewToken(chatId: string, viewId: string): string {
      return network.viewToken(chatId, viewId)
    },

    /**
     * The cookie of a browser in which an agent has signed in to Amazon Connect already.
     * @throws Error when the contact center has no such agent.
     */
    sessionCookie(agent: string): { name: string; value: string } {
      const user = instance.directory.findUserByName(agent)
      if (!user) throw new Error(`There is no agent ${agent} in the contact center: add one to its users.`)
      return network.ccp.sessionCookie(user)
    },

    /** Answers everything that is held back. Call it before closing pages; then `close`. */
    release(): void {
      network.close()
    },
  }
}
