import type { SnapshotFrom } from 'xstate'
import { sessionMachine } from '../../../agent-ui/machines/session.ts'
import { FakePort } from '../../../agent-ui/machines/test-support/fake-port.ts'
import { answersTo, type PageGround, type Scene, sceneOf } from '../ground.ts'

const snapshot = {
  name: 'Alice',
  state: { name: 'Offline', type: 'offline' },
  choices: [
    { arn: 'break', name: 'Break', type: 'custom' },
    { arn: 'available', name: 'Available', type: 'routable' },
  ],
}

type Known = SnapshotFrom<typeof sessionMachine>['context']

/** Choosing a state: the part of the session that an agent walks through all day. */
export const availability: PageGround<Scene> = {
  title: 'availability',
  machine: sessionMachine,
  input: { port: new FakePort() },
  before: [{ type: 'session.ready' }, { type: 'agent.changed', agent: snapshot }],
  apart: ({ problem, wanted, agent }: Known) => [
    problem !== '',
    agent?.choices.find(({ arn }) => arn === wanted)?.name,
  ],
  moves: [
    {
      name: 'dismisses the problem',
      event: { type: 'problem.dismiss' },
      from: ['signedIn.availability.settled'],
      when: ({ problem }) => problem !== '',
      does: ({ page }) => page.getByRole('button', { name: 'Dismiss notice' }).click(),
    },
    {
      name: 'takes a break',
      event: { type: 'availability.set', arn: 'break' },
      from: ['signedIn.availability.settled'],
      does: async ({ page, answers }) => {
        answers.hold('PutAgentState')
        await page.getByRole('button', { name: 'Break' }).click()
      },
    },
    {
      name: 'is available instead',
      event: { type: 'availability.set', arn: 'available' },
      from: ['signedIn.availability.changing'],
      when: ({ wanted }) => wanted === 'break',
      does: async ({ page, answers }) => {
        answers.hold('PutAgentState')
        await page.getByRole('button', { name: 'Go available' }).click()
      },
    },
    ...answersTo({ state: 'session.signedIn.availability.changing' }),
  ],
  stage: async (world) => sceneOf(world, await world.opensPage('alice')),
}
