import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { connectClient } from '../../live/control-plane/client.ts'
import { provision, unprovision } from '../../live/provision/provision.ts'
import { readSettings } from '../../live/settings/index.ts'
import { Failure } from '../../written/failure.ts'

export interface ProvisionArguments {
  readonly config?: string
  readonly state?: string
  readonly yes?: boolean
  readonly dryRun?: boolean
  readonly undo?: boolean
}

/**
 * Makes what doctor finds missing, or takes back what was made. The exit code is 1 when something is left to be done by hand.
 * @throws Failure when it cannot, or is told not to
 */
export async function provisioning({ config, state, yes, dryRun = false, undo }: ProvisionArguments): Promise<void> {
  const { env } = process
  const settings = readSettings({ env, cwd: process.cwd(), file: config })
  if (!yes && !dryRun && !(process.stdin.isTTY && process.stdout.isTTY)) {
    throw new Failure(
      'It asks before it changes anything, and there is no terminal to ask on. Say --yes, or --dry-run.',
    )
  }
  const client = connectClient(settings.region)
  const given = {
    ...{ client, settings, env, isDryRun: dryRun },
    stateFile: state ?? join('.roundtable', 'provisioned', `${settings.instanceId}.json`),
    tell: (text: string) => process.stdout.write(`${text}\n`),
    agrees: yes ? agreed : asked,
  }
  process.stdout.write(`${settings.alias}, ${settings.instanceId} in ${settings.region}\n\n`)
  try {
    if (undo) await unprovision(given)
    else if (!(await provision(given))) process.exitCode = 1
  } finally {
    client.destroy()
  }
}

async function agreed(): Promise<boolean> {
  process.stdout.write('\n')
  return true
}

async function asked(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answer = await terminal.question(`\n${question} (yes/no) `)
    return /^y(es)?$/i.test(answer.trim())
  } catch (error) {
    // Ctrl+C and Ctrl+D are a no.
    if (error instanceof Error && error.name === 'AbortError') return false
    throw error
  } finally {
    terminal.close()
  }
}
