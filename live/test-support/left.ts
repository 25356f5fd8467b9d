import type { Sandbox } from './sandbox.ts'

/** Everything that a run could have left on the instance. */
export function leftOn({ simulator: { instance } }: Sandbox) {
  const { center } = instance.directory
  return {
    chats: instance.snapshot().chats.filter(({ state }) => state !== 'ended').length,
    atWork: center.users
      .filter(({ id }) => instance.presenceOf(id).state.type !== 'offline')
      .map(({ username }) => username),
    contacts: center.users.flatMap(({ id }) => instance.contactsOf(id)).length,
    leases: center.quickConnects.filter(({ name }) => name.startsWith('roundtable-lease')).map(({ name }) => name),
  }
}

export const NOTHING = { chats: 0, atWork: [], contacts: 0, leases: [] }
