import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StartChatContactRequest } from '@aws-sdk/client-connect'
import type { Switch } from '../control-plane/switches.ts'

/** What a run writes down, in the order in which it is done. */
export type Entry =
  /** Which process leads the run, so that another can tell whether it still does. */
  | { readonly kind: 'begun'; readonly pid: number; readonly host: string }
  /** A chat is about to be started: what is asked for, so that it can be asked again with the same token. */
  | { readonly kind: 'contact wanted'; readonly token: string; readonly asked: StartChatContactRequest }
  | { readonly kind: 'contact started'; readonly token: string; readonly contactId: string }
  /** There is no such contact: the service has said no, or it was not asked. */
  | { readonly kind: 'contact refused'; readonly token: string }
  | { readonly kind: 'contact ended'; readonly contactId: string }
  | { readonly kind: 'message'; readonly token: string; readonly who: string }
  /** An agent is about to work for the run. */
  | { readonly kind: 'agent taken'; readonly username: string; readonly userId: string }
  | { readonly kind: 'agent offline'; readonly username: string }
  /** An agent is kept from other runs by a quick connect of this name and id. */
  | { readonly kind: 'lease taken'; readonly username: string; readonly quickConnectId: string }
  | { readonly kind: 'lease given back'; readonly quickConnectId: string }
  /** A switch of the instance is about to be turned, from what it is. */
  | { readonly kind: 'switch turned'; readonly attribute: Switch; readonly from: string }
  | { readonly kind: 'switch turned back'; readonly attribute: Switch }

export type Kind = Entry['kind']
export type Of<K extends Kind> = Entry & { readonly kind: K }

const FILE = 'journal.jsonl'
/** Readable by nobody but its owner. */
const PRIVATE = 0o600

/**
 * What a run has done to an instance, a line each, written before the thing is done: nothing is unknown when the run is killed.
 * Several processes of the run write the same file; each line goes in as a whole, and their order is the same for all of them.
 */
export class Journal {
  readonly path: string

  constructor(folder: string) {
    this.path = join(folder, FILE)
  }

  static isIn(folder: string): boolean {
    return existsSync(join(folder, FILE))
  }

  /** Milliseconds since the epoch at which an entry was written. */
  static timeOf(entry: Entry): number {
    return 'at' in entry && typeof entry.at === 'string' ? Date.parse(entry.at) : 0
  }

  add(entry: Entry): void {
    appendFileSync(this.path, `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`, { mode: PRIVATE })
  }

  get entries(): Entry[] {
    if (!existsSync(this.path)) return []
    return readFileSync(this.path, 'utf8').split('\n').flatMap(entryIn)
  }

  of<K extends Kind>(kind: K): Of<K>[] {
    return this.entries.filter((each): each is Of<K> => each.kind === kind)
  }
}

/** A line that a process was killed over is not one. */
function entryIn(line: string): Entry[] {
  try {
    return [JSON.parse(line)]
  } catch {
    return []
  }
}
