/**
 * Specs about a multi-party chat: `test` with a world of its own, `expect` with matchers about people, and what a UI of one's own
 * has to say of itself.
 * @module connect-roundtable
 */
export * as people from '../fixtures/people.ts'
export { assumptionsIn, type Calibration, readCalibration } from '../live/calibrate/file.ts'
export { chromiumHere } from './chromium-here.ts'
export { proves, type RuleId } from './contract/rules.ts'
export type { Timeline } from './evidence/timeline.ts'
export type { ConversationMatchers } from './expect/conversation.ts'
export { expect, type Matchers } from './expect/index.ts'
export type { NoReceiptsOptions, ReceiptMatchers, ReceiptPart } from './expect/receipts.ts'
export type { ScreenMatchers } from './expect/screen.ts'
export type { ServiceMatchers } from './expect/service.ts'
export type { Call, Verdict } from './expect/verdict.ts'
export type { Moment } from './moment.ts'
export type { Act, Fault, Faults, Late, Time } from './network/faults.ts'
export type { WorldNetwork } from './network/world-network.ts'
export type { Customer } from './people/customer.ts'
export type { PageAgent } from './people/page-agent.ts'
export type { PageConditions, PageDriver, PageOwner, PageVerbs } from './people/page-driver.ts'
export type { Agent, Monitored, Person, Seat, SeenMessage, Supervisor } from './people/person.ts'
export { type Options, test } from './test.ts'
export type { PageReach, Transport } from './transports/service.ts'
export type { Wire } from './wire/wire.ts'
export { World } from './world.ts'
export type { DefaultPages, Seating, Table, WorldOptions } from './world-options.ts'
