import { contactCenter, supervisorName } from '../../../fixtures/index.ts'
import type { Instance } from '../../instance/instance.ts'
import { type ServedSimulator, type ServeOptions, serveSimulator } from '../../serve.ts'
import { type Own, userNamed } from './calls.ts'

/** A simulator on real sockets, and what is made in it for the calls of a client. */
export async function served(options: ServeOptions = {}): Promise<{ simulator: ServedSimulator; own: Own }> {
  const simulator = await serveSimulator(options)
  const { instance } = simulator
  const answered = answeredChat(instance)
  let count = 0
  return {
    simulator,
    own: {
      chat: () => instance.startChat({ displayName: 'Maya' }).id,
      answeredChat: () => answered,
      quickConnect() {
        const [queue, user] = [contactCenter.queues[0], contactCenter.users[0]]
        if (!queue || !user) throw new Error('The default contact center has a queue and an agent.')
        const name = `Own ${++count}`
        const { id } = instance.administration.createQuickConnect({ name, type: 'agent', destination: user.id })
        instance.administration.associate(queue.id, [id])
        return id
      },
      origin() {
        const origin = `https://own-${++count}.example.com`
        instance.administration.approveOrigin(origin)
        return origin
      },
    },
  }
}

/** Made before all others, which would ring at the agent's too. A supervisor is there to monitor it. */
function answeredChat(instance: Instance): string {
  const [available, onBreak] = contactCenter.agentStates
  if (!available || !onBreak) throw new Error('The default contact center has two states.')
  const frank = userNamed('frank')
  instance.chooseState(frank.id, available.id, 'now')
  const { id } = instance.startChat({ displayName: 'Maya' })
  instance.accept(frank.id, id)
  instance.chooseState(frank.id, onBreak.id, 'after the contacts')
  instance.chooseState(userNamed(supervisorName).id, onBreak.id, 'now')
  return id
}
