import { notProbed, unlike } from '../finding.ts'
import { RawSocket } from '../raw-socket.ts'
import type { Scene } from '../scene.ts'

/** Open at the same time (documented, feature limits). */
const MOST_SOCKETS = 5

/** The socket of a chat, beyond what client libraries do with it. */
export const sockets: Scene = {
  name: 'sockets',
  finds: ['socketSeconds', 'surplusSocket', 'refusedSocketCode', 'malformedFrame', 'malformedFrameCode'],
  agents: 0,
  contacts: 2,
  messages: 0,

  async play(stage) {
    const chat = await stage.startsChat()
    const opened: RawSocket[] = []
    const open = (url = '') => {
      const socket = new RawSocket(url, stage.recorder, chat.customer.who)
      opened.push(socket)
      return socket
    }
    const newUrl = async () => (await chat.customer.connects(chat.token)).Websocket?.Url ?? ''

    await stage.find('socketSeconds', 'How far off ConnectionExpiry is, is looked up.', async () => {
      const { Websocket } = await chat.customer.connects(chat.token)
      const seconds = (Date.parse(Websocket?.ConnectionExpiry ?? '') - stage.means.now().getTime()) / 1000
      return [3540, 300].find((each) => Math.abs(each - seconds) < 30) ?? unlike(`${Math.round(seconds)} s`)
    })

    await stage.find('refusedSocketCode', 'A socket is opened by an address that was used before.', async () => {
      const url = await newUrl()
      const first = open(url)
      if (!(await first.isAlive())) return notProbed('the first socket could not be opened')
      first.close()
      const second = open(url)
      if (await second.isAlive()) return unlike('the address is good for another socket')
      return second.code ?? unlike('it could not be opened')
    })

    await stage.find('malformedFrame', 'A frame that is no JSON is sent, and then a heartbeat.', async () => {
      const socket = open(await newUrl())
      await socket.isAlive()
      socket.send('no JSON')
      return (await socket.isAlive()) ? 'ignored' : 'socket closed'
    })
    await stage.find('malformedFrameCode', 'The code that a malformed frame closes the socket by.', async () => {
      if (stage.found('malformedFrame') === 'ignored') return notProbed('a malformed frame closes no socket here')
      return opened.at(-1)?.code ?? unlike('none')
    })

    for (const each of opened) each.close()
    await stage.find('surplusSocket', `${MOST_SOCKETS + 1} sockets of one participant are opened.`, async () => {
      const all: RawSocket[] = []
      const { customer, token } = await stage.startsChat()
      for (let count = 0; count <= MOST_SOCKETS; count += 1) {
        const { Websocket } = await customer.connects(token)
        const socket = open(Websocket?.Url)
        all.push(socket)
        const isLive = await socket.isAlive()
        if (!isLive && count < MOST_SOCKETS) return unlike(`number ${count + 1} is refused`)
        if (!isLive) return 'refused'
      }
      return (await all[0]?.isAlive()) ? unlike('all are open') : 'oldest closed'
    })
    for (const each of opened) each.close()
  },
}
