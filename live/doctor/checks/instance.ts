import { MONITORING, MULTI_PARTY } from '../../control-plane/switches.ts'
import type { Finding } from '../finding.ts'
import { awsConnect, check, type Examined } from './checking.ts'

const TURNED_ON = { kind: 'attribute', attribute: MULTI_PARTY, from: 'false', to: 'true' } as const
export const TELEPHONY =
  'AWS console, Amazon Connect, your instance, Telephony, Enhanced contact monitoring capabilities, "Enable Multi-Party Chats and Enhanced Monitoring for Chat"'

export function checkInstance({ facts, settings }: Examined): Promise<Finding> {
  return check('Instance', 'instance', async () => {
    const { InstanceAlias, InstanceStatus } = await facts.instance()
    if (InstanceStatus !== 'ACTIVE') return { wrong: `the instance is ${InstanceStatus}, not ACTIVE.` }
    if (InstanceAlias !== undefined && InstanceAlias !== settings.alias) {
      return {
        wrong: `the alias of the instance is ${InstanceAlias}, not ${settings.alias}: its pages are elsewhere.`,
        mend: { steps: `Set alias to ${InstanceAlias} in the live settings.` },
      }
    }
    return { ok: `${settings.alias} is active` }
  })
}

/** The console's one option stands for both switches, and shows the second: the trap is documented. */
export function checkFeature({ facts, settings }: Examined): Promise<Finding> {
  return check('Instance', 'multi-party chat', async () => {
    const [isOn, isMonitoring] = await Promise.all([facts.isOn(MULTI_PARTY), facts.isOn(MONITORING).catch(() => false)])
    if (isOn) return { ok: `multi-party chat is on (${MULTI_PARTY})` }
    const trap = isMonitoring ? ` ${MONITORING} was on before: the console shows its option as on all the same.` : ''
    const steps = isMonitoring ? `${TELEPHONY}: take the tick out, save, tick it again, save.` : `${TELEPHONY}, save.`
    const command = awsConnect(settings, 'update-instance-attribute', `--attribute-type ${MULTI_PARTY} --value true`)
    return {
      wrong: `multi-party chat is off (${MULTI_PARTY}).${trap}`,
      mend: { steps, command, provision: [TURNED_ON] },
    }
  })
}
