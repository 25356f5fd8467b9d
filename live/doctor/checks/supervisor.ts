import { MONITORING } from '../../control-plane/switches.ts'
import type { LiveAccount } from '../../settings/index.ts'
import type { Finding } from '../finding.ts'
import { awsConnect, check, type Examined } from './checking.ts'
import { TELEPHONY } from './instance.ts'
import { CCP_ACCESS, checkSecurityProfile, checkUser, type Permissions } from './users.ts'

/** What a security profile has to have, and as what the console shows it (documented, list of security profile permissions). */
const PERMISSIONS: Permissions = {
  ...CCP_ACCESS,
  ManagerListenIn: 'Analytics and Optimization, Real-time contact monitoring',
  ManagerBargeIn: 'Analytics and Optimization, Real-time contact barge-in',
}

/** Whether the supervisor of the settings can monitor chats and barge in. */
export function checkSupervisor(examined: Examined, account: LiveAccount): Promise<Finding>[] {
  const { facts, settings } = examined
  const somebody = { account, part: 'supervisor', setting: 'supervisor' }
  return [
    check('Instance', 'monitoring of chats', async () => {
      if (await facts.isOn(MONITORING)) return { ok: `supervisors can monitor chats and barge in (${MONITORING})` }
      return {
        wrong: `enhanced monitoring of chats is off (${MONITORING}): nobody can barge in.`,
        mend: {
          steps: `${TELEPHONY}, save.`,
          command: awsConnect(settings, 'update-instance-attribute', `--attribute-type ${MONITORING} --value true`),
        },
      }
    }),
    checkUser(examined, somebody),
    checkSecurityProfile(examined, somebody, PERMISSIONS, 'may use the CCP, monitor chats and barge in'),
  ]
}
