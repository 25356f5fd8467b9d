import type { RoleTimerChange } from '../../instance/attendance.ts'
import { isObject, violation } from '../model/validation.ts'
import { unusable } from './errors.ts'
import type { Input } from './handlers.ts'

type Configuration = Input<'UpdateParticipantRoleConfig'>['ChannelConfiguration']

/** A timer's minutes (documented, ParticipantTimerValue); the model's table ends above it. */
const MINUTES = { type: 'integer', min: 2, max: 480 } as const

/**
 * What a channel configuration sets. @throws ServiceError unless each timer has either minutes or the action Unset, and none
 * is set twice (documented, ChatParticipantRoleConfig).
 */
export function timersIn({ Chat: chat }: Configuration): readonly RoleTimerChange[] {
  if (!chat) throw unusable("1 validation error detected: Value at 'ChannelConfiguration' must have Chat")
  const changes = chat.ParticipantTimerConfigList.map((timer, index) => ({
    role: timer.ParticipantRole,
    kind: timer.TimerType === 'IDLE' ? ('idle' as const) : ('disconnect' as const),
    minutes: minutesIn(
      timer.TimerValue,
      `ChannelConfiguration.Chat.ParticipantTimerConfigList.${index + 1}.member.TimerValue`,
    ),
  }))
  const timers = new Set(changes.map(({ role, kind }) => `${role} ${kind}`))
  if (timers.size < changes.length) {
    throw unusable(
      "Value at 'ChannelConfiguration.Chat.ParticipantTimerConfigList' sets the same timer of a role twice",
    )
  }
  return changes
}

function minutesIn(value: unknown, at: string): number | undefined {
  const { ParticipantTimerAction: action, ParticipantTimerDurationInMinutes: minutes } = isObject(value) ? value : {}
  if ((action === undefined) === (minutes === undefined)) {
    throw unusable(`1 validation error detected: Value at '${at}' must have either minutes or an action`)
  }
  if (minutes === undefined) {
    if (action === 'Unset') return undefined
    throw unusable(`1 validation error detected: Value at '${at}.ParticipantTimerAction' must be Unset`)
  }
  const wrong = violation(minutes, MINUTES, `${at}.ParticipantTimerDurationInMinutes`)
  if (wrong) throw unusable(wrong)
  return Number(minutes)
}
