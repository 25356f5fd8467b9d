import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ConnectClient } from '@aws-sdk/client-connect'
import type { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant'
import { connectClient } from '../control-plane/client.ts'
import { participantClient } from '../control-plane/participant-client.ts'
import type { LiveSettings } from '../settings/index.ts'
import { WireRecorder } from '../wire/recorder.ts'
import { Redaction } from '../wire/redaction.ts'
import { Budget } from './budget.ts'
import { Journal } from './journal.ts'
import { Pace } from './pace.ts'
import type { LivePerson, LiveUser } from './people.ts'
import { runFolder } from './run-folder.ts'
import { Spending } from './spending.ts'
import { watchConnect, watchParticipant } from './watched.ts'

/** The contact attribute that says of which run a contact is. */
export const RUN_ATTRIBUTE = 'roundtable-run'

/** Through half a minute without a network; it slows down by itself when it is answered 429, of either kind. */
const PATIENT = { maxAttempts: 16, retryMode: 'adaptive' } as const

const GROUND = 'instance.json'
/** Readable by nobody but its owner. */
const PRIVATE = 0o600

/** What a run has to know of its instance besides the settings. */
export interface Ground {
  readonly people: readonly LivePerson[]
  /** Where the run has one. */
  readonly supervisor?: LiveUser
  /** The id of the status that PutUserStatus makes an agent offline with. */
  readonly offlineStatusId: string
}

/** A run on a real instance, as each of its processes has it: what it may do there, and where it writes down what it has done. */
export class LiveRun {
  readonly id: string
  readonly settings: LiveSettings
  readonly journal: Journal
  readonly spending: Spending
  readonly pace = new Pace(Date.now, (ms) => setTimeout(ms))
  /** Where it writes down what it does. */
  readonly folder: string

  constructor(id: string, settings: LiveSettings) {
    this.id = id
    this.settings = settings
    this.folder = runFolder(settings.instanceId, id)
    this.journal = new Journal(this.folder)
    this.spending = new Spending(this.journal, new Budget(this.journal, settings.limits))
  }

  /** What was found out of the instance when the run began. */
  get ground(): Ground {
    return JSON.parse(readFileSync(join(this.folder, GROUND), 'utf8'))
  }

  set ground(ground: Ground) {
    writeFileSync(join(this.folder, GROUND), JSON.stringify(ground, undefined, 2), { mode: PRIVATE })
  }

  /** What goes over the wire in one world. */
  recorder(): { readonly recorder: WireRecorder; readonly redaction: Redaction } {
    const redaction = new Redaction()
    const { people, supervisor } = this.ground
    for (const { fullName, quickConnect } of people) {
      redaction.knowsName(fullName)
      redaction.knowsName(quickConnect)
    }
    if (supervisor) redaction.knowsName(supervisor.fullName)
    return { recorder: new WireRecorder(redaction), redaction }
  }

  /** A client of the control plane for somebody. */
  connectClient(who: string, recorder: WireRecorder): ConnectClient {
    return watchConnect(connectClient(this.settings.region, PATIENT), who, { ...this, recorder })
  }

  participantClient(who: string, recorder: WireRecorder): ConnectParticipantClient {
    return watchParticipant(participantClient(this.settings.region, PATIENT), who, { ...this, recorder })
  }
}
