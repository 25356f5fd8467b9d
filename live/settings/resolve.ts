import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { instanceIn } from './consistency.ts'
import { type Designation, designated, type Kind } from './designation.ts'
import { usualPasswordVariable } from './environment.ts'
import type { LiveAgent, LiveSettings, SignIn } from './live-settings.ts'
import { type LiveFile, MOST_AGENTS } from './schema.ts'

const USUAL_LIMITS = { contacts: 10, messages: 200 }

/** Where the browser state of an agent is kept unless a setting says otherwise: outside any repository. */
export function usualBrowserState(instanceId: string, username: string): string {
  return join(homedir(), '.roundtable', 'browser-states', instanceId, `${username}.json`)
}

/**
 * Names, ids and addresses made out, and what is left out filled in.
 * @param file found to be in order
 * @param cwd what paths in it are relative to
 */
export function resolved(file: LiveFile, cwd: string): LiveSettings {
  const { region, alias, domain = 'my.connect.aws', ui, agents, supervisor, limits, allowedInstances = [] } = file
  const instanceId = instanceIn(file.instanceId)
  const site = domain === 'awsapps.com' ? `https://${alias}.awsapps.com/connect` : `https://${alias}.${domain}`
  const designation = (text: string, kind: Kind): Designation => {
    const found = designated(text, kind, { instanceId, region })
    return 'problem' in found ? { by: 'name', name: text } : found
  }
  const flow = designation(file.contactFlow, 'contact-flow')
  return {
    ...{ instanceId, alias, region, site, ccpUrl: `${site}/ccp-v2`, signInUrl: `${site}/login` },
    // A flow is started by its id alone; one of another form than AWS's is taken for it.
    contactFlowId: flow.by === 'id' ? flow.id : flow.name,
    queue: designation(file.queue, 'queue'),
    agents: agents.map((each): LiveAgent => {
      const { username, quickConnect } = each
      return {
        username,
        ...(quickConnect !== undefined && { quickConnect: designation(quickConnect, 'transfer-destination') }),
        signIn: signInOf(each, instanceId, cwd),
      }
    }),
    ...(supervisor && {
      supervisor: { username: supervisor.username, signIn: signInOf(supervisor, instanceId, cwd) },
    }),
    origin: file.origin ?? new URL(ui ?? '').origin,
    ...(ui !== undefined && { ui }),
    limits: {
      contacts: limits?.contacts ?? USUAL_LIMITS.contacts,
      messages: limits?.messages ?? USUAL_LIMITS.messages,
      agents: limits?.agents ?? Math.min(agents.length, MOST_AGENTS),
    },
    allowedInstances: allowedInstances.map(instanceIn),
  }
}

function signInOf(
  { username, signIn, passwordFrom, browserState }: NonNullable<LiveFile['supervisor']>,
  instanceId: string,
  cwd: string,
): SignIn {
  if (signIn === 'browser') {
    const file = browserState === undefined ? usualBrowserState(instanceId, username) : inHome(browserState)
    return { by: 'browser', file: resolve(cwd, file) }
  }
  return { by: 'password', variable: passwordFrom ?? usualPasswordVariable(username) }
}

function inHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path
}
