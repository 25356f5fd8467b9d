import {
  AssociateApprovedOriginCommand,
  DescribeInstanceAttributeCommand,
  DisassociateApprovedOriginCommand,
  UpdateInstanceAttributeCommand,
} from '@aws-sdk/client-connect'
import { MONITORING, MULTI_PARTY } from '../../control-plane/switches.ts'
import { notProbed } from '../finding.ts'
import { monitors } from '../monitoring.ts'
import { either, inWords, outcomeOf, permitted } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import type { Stage } from '../stage.ts'

type Switch = typeof MULTI_PARTY | typeof MONITORING
/** Nobody's: `example` is reserved (RFC 2606). */
const PLAIN = 'http://calibrate.roundtable.example'

/** What is set up: changed for a moment, and set back whatever comes. */
export const changedSettings: Scene = {
  name: 'settings of the instance',
  finds: ['switchValues', 'originForm', 'invitedBeforeSwitchOff'],
  supervised: ['bargeWithoutFeature'],
  agents: 2,
  contacts: 2,
  messages: 0,
  changesSettings: true,

  async play(stage) {
    const { connect, means } = stage
    const { instanceId: InstanceId } = means
    await stage.find('originForm', `${PLAIN} is approved, and taken back.`, async () => {
      const answer = await outcomeOf(connect.send(new AssociateApprovedOriginCommand({ InstanceId, Origin: PLAIN })))
      if (answer.ok) await connect.send(new DisassociateApprovedOriginCommand({ InstanceId, Origin: PLAIN }))
      return permitted('AssociateApprovedOrigin', answer, () => either(answer, 'any scheme', 'https or localhost'))
    })
    const value = await settingOf(stage, MULTI_PARTY)
    await stage.find('switchValues', 'The switch of multi-party chat is set to what it is, in capitals.', async () => {
      if (value === undefined) return notProbed('the switch could not be read')
      const answer = await turns(stage, MULTI_PARTY, value.toUpperCase())
      return permitted('UpdateInstanceAttribute', answer, () => either(answer, 'in any capitals', 'true and false'))
    })
    await stage.find(
      'invitedBeforeSwitchOff',
      'Multi-party chat is switched off while an invitation rings.',
      async () => {
        if (value !== 'true') return notProbed('multi-party chat is off')
        if (stage.found('pendingInvitationsTakeSeats') !== true) {
          return notProbed(
            'it shows only where an invitation is known to take a seat: otherwise there is none for two agents',
          )
        }
        const [alice, bob] = [stage.agent(0), stage.agent(1)]
        const { id } = await stage.chatTakenBy(alice, bob)
        await alice.mustInvite(id, bob)
        try {
          const off = await turns(stage, MULTI_PARTY, 'false')
          if (!off.ok) return permitted('UpdateInstanceAttribute', off, () => notProbed(inWords(off)))
          const { contactId } = await bob.rings(id)
          const answer = await bob.asks('acceptContact', { contactId })
          return either(answer, 'may join', 'refused')
        } finally {
          await turns(stage, MULTI_PARTY, 'true')
        }
      },
    )
    const { supervisor } = stage
    if (!supervisor) return
    await stage.clears()
    await supervisor.becomes('not_routable')
    const { id } = await stage.chatTakenBy(stage.agent(0))
    await stage.find(
      'bargeWithoutFeature',
      'Without enhanced monitoring of chats a supervisor is to be allowed to barge in.',
      async () => {
        const monitoring = await settingOf(stage, MONITORING)
        if (monitoring === undefined) return notProbed('the switch could not be read')
        if (monitoring === 'false') return either(await monitors(stage, id, supervisor), 'left out', 'refused')
        try {
          const off = await turns(stage, MONITORING, 'false')
          if (!off.ok) return permitted('UpdateInstanceAttribute', off, () => notProbed(inWords(off)))
          const answer = await monitors(stage, id, supervisor)
          return permitted('MonitorContact', answer, () => either(answer, 'left out', 'refused'))
        } finally {
          await turns(stage, MONITORING, monitoring)
        }
      },
    )
  },
}

async function settingOf({ connect, means }: Stage, AttributeType: Switch): Promise<string | undefined> {
  const { instanceId: InstanceId } = means
  const answer = await outcomeOf(connect.send(new DescribeInstanceAttributeCommand({ InstanceId, AttributeType })))
  return answer.ok ? answer.output.Attribute?.Value : undefined
}

function turns({ connect, means }: Stage, AttributeType: Switch, Value: string) {
  const { instanceId: InstanceId } = means
  return outcomeOf(connect.send(new UpdateInstanceAttributeCommand({ InstanceId, AttributeType, Value })))
}
