import {
  AssociateApprovedOriginCommand,
  DescribeInstanceAttributeCommand,
  DisassociateApprovedOriginCommand,
  UpdateInstanceAttributeCommand,
} from '@aws-sdk/client-connect'
import { MONITORING, MULTI_PARTY, type Switch } from '../../control-plane/switches.ts'
import { notProbed } from '../finding.ts'
import { monitors } from '../monitoring.ts'
import { either, inWords, outcomeOf, permitted } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import type { Stage } from '../stage.ts'

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
    const off = new SwitchedOff(stage)
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
        const answered = await off.turnsOff(MULTI_PARTY)
        if (!answered.ok) return permitted('UpdateInstanceAttribute', answered, () => notProbed(inWords(answered)))
        const { contactId } = await bob.rings(id)
        const answer = await bob.asks('acceptContact', { contactId })
        return either(answer, 'may join', 'refused')
      },
    )
    await off.turnsBackOn()
    const { supervisor } = stage
    if (!supervisor) return
    await stage.clears()
    await supervisor.becomes('not_routable')
    const { id } = await stage.chatTakenBy(stage.agent(0))
    const monitoring = await settingOf(stage, MONITORING)
    await stage.find(
      'bargeWithoutFeature',
      'Without enhanced monitoring of chats a supervisor is to be allowed to barge in.',
      async () => {
        if (monitoring === undefined) return notProbed('the switch could not be read')
        if (monitoring === 'false') return either(await monitors(stage, id, supervisor), 'left out', 'refused')
        const answered = await off.turnsOff(MONITORING)
        if (!answered.ok) return permitted('UpdateInstanceAttribute', answered, () => notProbed(inWords(answered)))
        const answer = await monitors(stage, id, supervisor)
        return permitted('MonitorContact', answer, () => either(answer, 'left out', 'refused'))
      },
    )
    await off.turnsBackOn()
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

/** Switches that are off for a moment. That is written down first: if the process ends meanwhile a sweep turns them back. */
class SwitchedOff {
  readonly #stage: Stage
  readonly #switches = new Set<Switch>()

  constructor(stage: Stage) {
    this.#stage = stage
  }

  async turnsOff(attribute: Switch) {
    const { means } = this.#stage
    means.onTurned(attribute, 'true')
    const off = await turns(this.#stage, attribute, 'false')
    if (off.ok) this.#switches.add(attribute)
    else means.onTurnedBack(attribute)
    return off
  }

  /** @throws Error when one stays off: nobody is to overlook that */
  async turnsBackOn(): Promise<void> {
    for (const attribute of this.#switches) {
      const on = await turns(this.#stage, attribute, 'true')
      if (!on.ok) throw new Error(`${attribute} is still off: ${inWords(on)} "npx roundtable sweep" tries again.`)
      this.#switches.delete(attribute)
      this.#stage.means.onTurnedBack(attribute)
    }
  }
}
