import type { LiveAccount } from '../../settings/index.ts'
import type { Finding } from '../finding.ts'
import { awsConnect, check, type Examined } from './checking.ts'
import { TELEPHONY } from './instance.ts'
import { checkSecurityProfile, checkUser, type Permissions } from './users.ts'

const SWITCH = 'ENHANCED_CHAT_MONITORING'

/** What a security profile has to have, and as what the console shows it (documented, list of security profile permissions). */
const PERMISSIONS: Permissions = {
  BasicAgentAccess: 'Contact Control Panel (CCP), Access Contact Control Panel',
  ManagerListenIn: 'Analytics and Optimization, Real-time contact monitoring',
  ManagerBargeIn: 'Analytics and Optimization, Real-time contact barge-in',
}

/** Whether the supervisor of the settings can monitor chats and barge in. */
export function checkSupervisor(examined: Examined, account: LiveAccount): Promise<Finding>[] {
  const { facts, settings } = examined
  const somebody = { account, part: 'supervisor', setting: 'supervisor' }
  return [
    check('Instance', 'monitoring of chats', async () => {
      if (await facts.isOn(SWITCH)) return { ok: `supervisors can monitor chats and barge in (${SWITCH})` }
      return {
        wrong: `enhanced monitoring of chats is off (${SWITCH}): nobody can barge in.`,
        mend: {
          steps: `${TELEPHONY}, save.`,
          command: awsConnect(settings, 'update-instance-attribute', `--attribute-type ${SWITCH} --value true`),
        },
      }
    }),
    checkUser(examined, somebody),
    checkSecurityProfile(examined, somebody, PERMISSIONS, 'may use the CCP, monitor chats and barge in'),
  ]
}
