import type { Designation } from './designation.ts'

/** How an agent gets into the CCP. */
export type SignIn =
  /** By the login page; the password is in this environment variable, and is read when it is typed. */
  | { readonly by: 'password'; readonly variable: string }
  /** By a browser state in this file, as `roundtable login` saves it. */
  | { readonly by: 'browser'; readonly file: string }

/** Somebody who signs in to the CCP. */
export interface LiveAccount {
  readonly username: string
  readonly signIn: SignIn
}

export interface LiveAgent extends LiveAccount {
  /** Left out, it is the one of type User that leads to the agent. */
  readonly quickConnect?: Designation
}

/** Everybody of the settings who signs in. */
export function accountsIn({ agents, supervisor }: LiveSettings): readonly LiveAccount[] {
  return [...agents, ...(supervisor ? [supervisor] : [])]
}

/** What a run on a real instance has to know. No secret is part of it. */
export interface LiveSettings {
  readonly instanceId: string
  readonly alias: string
  readonly region: string
  /** Where the instance's own pages are: `https://<alias>.my.connect.aws`, older ones `https://<alias>.awsapps.com/connect`. */
  readonly site: string
  readonly ccpUrl: string
  readonly signInUrl: string
  readonly contactFlowId: string
  readonly queue: Designation
  readonly agents: readonly LiveAgent[]
  /** Who may monitor chats and barge in, if somebody is named. */
  readonly supervisor?: LiveAccount
  /** Of the page that embeds the CCP. */
  readonly origin: string
  /** The address of the agent UI under test; left out, it is the reference UI. */
  readonly ui?: string
  /** What a run may spend. */
  readonly limits: { readonly contacts: number; readonly messages: number; readonly agents: number }
  /** Ids of the instances that may be chatted on and changed. */
  readonly allowedInstances: readonly string[]
  /** The file that was read, if there was one. */
  readonly file?: string
}
