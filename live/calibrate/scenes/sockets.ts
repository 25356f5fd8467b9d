import { notProbed, unlike } from '../finding.ts'
import { inWords } from '../outcome.ts'
import { RawSocket } from '../raw-socket.ts'
import type { Scene } from '../scene.ts'
import { grace } from '../waiting.ts'

/** Open at the same time (documented, feature limits). */
const MOST_SOCKETS = 5

/** The socket of a chat, beyond what client libraries do with it. */
export const sockets: Scene = {
  name: 'sockets',
  finds: [
    'socketSeconds',
    'socketUrl',
    'refusedSocketCode',
    'malformedFrame',
    'malformedFrameCode',
    'surplusSocket',
    'socketsOfTheGone',
  ],
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

    await stage.find('socketUrl', 'A socket is opened by an address that was used before.', async () => {
      const url = await newUrl()
      const first = open(url)
      if (!(await first.isAlive())) return notProbed('the first socket could not be opened')
      first.close()
      return (await open(url).isAlive()) ? 'good until it expires' : 'good once'
    })
    await stage.find('refusedSocketCode', 'A socket is opened by an address that was never given.', async () => {
      const socket = open(madeUp(await newUrl()))
      if (await socket.isAlive()) return unlike('the address is good for a socket')
      return socket.code ?? unlike('it could not be opened')
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

    await stage.find(
      'socketsOfTheGone',
      'A customer leaves, and their socket is asked for a sign of life.',
      async () => {
        const socket = open(await newUrl())
        if (!(await socket.isAlive())) return notProbed('the socket could not be opened')
        // Whoever has not subscribed may not count as somebody who can leave (see customerConnects).
        socket.send('{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}')
        await socket.isAlive()
        const left = await chat.customer.leaves()
        if (!left.ok) return notProbed(inWords(left))
        await grace()
        return (await socket.isAlive()) ? 'left open' : 'closed'
      },
    )
    for (const each of opened) each.close()
  },
}

/** The same address but for its last character, which is one of what it is known by. */
function madeUp(url: string): string {
  return `${url.slice(0, -1)}${url.endsWith('0') ? '1' : '0'}`
}
