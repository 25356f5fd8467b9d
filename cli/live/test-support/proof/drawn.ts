import { type Name, names, type Value, valuesOf } from '../../../../live/calibrate/finding.ts'
import { scenes } from '../../../../live/calibrate/register.ts'
import { entriesOf } from '../../../../live/calibrate/scene.ts'
import { fractionsFrom } from '../../../../simulator/seed.ts'

/**
 * What no probe can find out on a served simulator of `proof-instance.yaml`, and why; what no scene is about says so itself
 * (register.ts).
 */
export const UNSEEN: Readonly<Partial<Record<Name, string>>> = {
  attachmentsOff: 'attachments are enabled there; with them off the other probes of files could not be played',
  attachmentsHost: 'a served simulator has its files at an address of this machine',
  flowSpeaksAs: 'the simulated flow says nothing unless a test has it speak',
}

/** Where one assumption leaves nothing to be seen of another. */
const HIDDEN: readonly { readonly name: Name; isBy(drawn: Drawn): boolean; readonly why: string }[] = [
  {
    name: 'malformedFrameCode',
    isBy: (drawn) => drawn.malformedFrame === 'ignored',
    why: 'no socket is closed then',
  },
  {
    name: 'oversizedUpload',
    isBy: (drawn) => drawn.uploadHeaders !== 'type',
    why: 'an upload has the announced length then, or is refused',
  },
  {
    name: 'lastAgentLeaves',
    isBy: (drawn) => drawn.primaryAgentLeaves === 'chat ends',
    why: 'the chat has ended with its primary agent before',
  },
  {
    name: 'lastAgentLeavesDuringInvitation',
    isBy: (drawn) =>
      drawn.primaryAgentLeaves === 'chat ends' ||
      drawn.lastAgentLeaves === 'customer stays' ||
      drawn.inviterLeaves === 'invitation withdrawn',
    why: 'the chat ends with its primary agent, or never for want of agents, or nobody is invited any more',
  },
  {
    name: 'afterFailedTransfer',
    isBy: (drawn) => drawn.transferReleasesAgents === 'when accepted',
    why: 'the agents are still there when the transfer fails',
  },
  {
    name: 'invitedBeforeSwitchOff',
    isBy: (drawn) => drawn.pendingInvitationsTakeSeats === false,
    why: 'there is no seat for a second agent then, whatever is assumed',
  },
  {
    name: 'addConnectionInChats',
    isBy: (drawn) => drawn.addParticipantOperation === 'CreateAdditionalConnection',
    why: 'addParticipant calls the same operation then, which invites',
  },
]

export type Drawn = Readonly<Partial<Record<Name, Value>>>

/** Every assumption that can be found out, drawn from its values; the same seed draws the same. */
export function drawn(seed: number): Drawn {
  const next = fractionsFrom(seed, 'calibration')
  const probed = scenes.flatMap(entriesOf).filter((name) => !(name in UNSEEN))
  return Object.fromEntries(
    names
      .filter((name) => probed.includes(name))
      .map((name) => {
        const values = valuesOf(name)
        return [name, values[Math.floor(next() * values.length)]]
      }),
  )
}

/** Those of a draw that have to be found. */
export function findable(all: Drawn): Drawn {
  const hidden = HIDDEN.filter(({ isBy }) => isBy(all)).map(({ name }) => name)
  return Object.fromEntries(Object.entries(all).filter(([name]) => !hidden.some((each) => each === name)))
}
