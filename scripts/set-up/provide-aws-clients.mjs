import { existsSync } from 'node:fs'
import { thisMachine } from '../../cli/chromium/this-machine.mjs'
import { aptInstall, mayUseApt } from './apt.mjs'

/** What the tests with clients in other languages run (simulator/clients), by Debian's packages. */
const WANTED = [
  { name: 'awscli', isThere: () => existsSync('/usr/bin/aws') },
  { name: 'python3-boto3', isThere: () => existsSync('/usr/lib/python3/dist-packages/boto3') },
]

/**
 * Installs the AWS CLI and the AWS SDK for Python where Debian's packages can be had without asking anybody. Elsewhere the
 * tests that need them are left out, and say so; on CI they fail.
 *
 * @returns {Promise<void>}
 */
export async function provideAwsClients() {
  const lacking = WANTED.filter((each) => !each.isThere()).map((each) => each.name)
  if (lacking.length === 0 || !mayUseApt(thisMachine())) return
  console.log(`Set-up: installing ${lacking.join(' and ')} (apt-get install)`)
  const failure = await aptInstall(lacking)
  if (failure) console.log(`Set-up: ${lacking.join(' and ')} could not be installed: ${failure}`)
}
