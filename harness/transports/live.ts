import { randomUUID } from 'node:crypto'
import type { ConnectClient } from '@aws-sdk/client-connect'
import { LiveRun, RUN_ATTRIBUTE } from '../../live/run/live-run.ts'
import type { LivePerson } from '../../live/run/people.ts'
import { tidy } from '../../live/run/tidy.ts'
import { readSettings } from '../../live/settings/index.ts'
import { recordedSockets } from '../../live/wire/recorded-socket.ts'
import { waitingTimers } from '../../simulator/customer/timers.ts'
import { RUN_VARIABLE } from '../live/asked-for.ts'
import { watchPages } from '../live/page-wire.ts'
import { signIn } from '../live/sign-in.ts'
import type { Center, Service } from './service.ts'

/** The shortest there is: a chat that everybody has lost sight of ends by itself after it. */
const CHAT_MINUTES = 60

/** A real instance. One world of it: what happens there is ended with it. */
export async function live(): Promise<Service> {
  const id = process.env[RUN_VARIABLE]
  if (!id) throw new Error('A live run has not begun: start it with "npm run e2e -- --project=live".')
  const settings = readSettings({ env: process.env, cwd: process.cwd() })
  const run = new LiveRun(id, settings)
  const { people } = run.ground
  const { recorder, redaction } = run.recorder()
  const problems: Error[] = []
  return {
    simulated: undefined,
    wire: recorder.log,
    problems,
    discretion: redaction,
    now: () => Date.now(),
    center: centerOf(run, people),
    reach: { site: settings.site },
    chatRequest: { attributes: { [RUN_ATTRIBUTE]: id }, chatDurationInMinutes: CHAT_MINUTES },

    meansOf(name) {
      redaction.knowsName(name)
      const WebSocket = recordedSockets(recorder, name)
      return { timers: waitingTimers, now: () => Date.now(), newToken: randomUUID, WebSocket }
    },

    clientsOf(name) {
      redaction.knowsName(name)
      return { connect: run.connectClient(name, recorder), participant: run.participantClient(name, recorder) }
    },

    async attach(context, { agent: part, signedIn = true }) {
      const person = personIn(people, part)
      const agent = settings.agents.find(({ username }) => username === person.username)
      run.journal.add({ kind: 'agent taken', username: person.username, userId: person.userId })
      if (agent && signedIn) await signIn(context, agent, settings)
      await watchPages(context, { who: part, run, recorder, onProblem: (each) => problems.push(each) })
      const { ccpUrl, region, ui } = settings
      return { ccpUrl, region, ...(ui !== undefined && { ui }) }
    },

    release() {},

    async close() {
      const client: ConnectClient = run.connectClient('somebody', recorder)
      try {
        await tidy(run, client, run.ground.offlineStatusId)
      } finally {
        client.destroy()
      }
    },
  }
}

/** As far as specs have to know it; evidence is kept without the passwords, and so has to know them. */
function centerOf({ settings }: LiveRun, people: readonly LivePerson[]): Center {
  const { region, instanceId, alias, contactFlowId, agents } = settings
  const users = people.map(({ part, username, userId, fullName, quickConnect }) => {
    const signIn = agents.find((each) => each.username === username)?.signIn
    const password = signIn?.by === 'password' ? process.env[signIn.variable] : undefined
    return { id: userId, username: part, name: fullName, password: password ?? '', quickConnect }
  })
  return { region, instanceId, alias, contactFlow: { id: contactFlowId }, users }
}

function personIn(people: readonly LivePerson[], part: string): LivePerson {
  const person = people.find((each) => each.part === part)
  if (!person) throw new Error(`Nobody plays ${part} on this instance.`)
  return person
}
