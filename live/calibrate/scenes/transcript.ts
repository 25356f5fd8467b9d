import { notProbed, unlike } from '../finding.ts'
import { either, inWords, oneOf } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { grace } from '../waiting.ts'

const LINES = ['one', 'two', 'three'] as const

/** What GetTranscript makes of a start, a chat and a reader that the reference leaves open. */
export const transcript: Scene = {
  name: 'what a transcript gives',
  finds: [
    'noMaxResults',
    'noMostRecent',
    'severalStartPositions',
    'timeWithoutZone',
    'foreignTranscript',
    'readByTheGone',
  ],
  agents: 0,
  contacts: 2,
  messages: LINES.length,

  async play(stage) {
    const { customer } = await stage.chat()
    for (const each of LINES) await customer.mustSay(each)
    const latest = LINES.at(-1)

    await stage.find('noMaxResults', 'GetTranscript is asked for with MaxResults 0.', async () => {
      const answer = await customer.page({ MaxResults: 0 })
      if (!answer.ok) return unlike(inWords(answer))
      return answer.output.length === 0 ? 'empty page' : 'as if left out'
    })
    await stage.find('noMostRecent', 'GetTranscript is asked for from MostRecent 0 on.', async () => {
      const answer = await customer.page({ StartPosition: { MostRecent: 0 }, ScanDirection: 'FORWARD' })
      if (!answer.ok) return unlike(inWords(answer))
      const contents = answer.output.map(({ Content }) => Content)
      if (contents.length === 0) return 'after the latest item'
      return contents.join() === latest ? 'the latest item' : unlike(`a page of ${contents.length} items`)
    })
    await stage.find('severalStartPositions', 'GetTranscript is asked for with an Id and a MostRecent.', async () => {
      const first = (await customer.transcript()).find(({ Content }) => Content === LINES[0])
      const answer = await customer.page({ StartPosition: { Id: first?.Id, MostRecent: 1 }, ScanDirection: 'FORWARD' })
      if (!answer.ok) return answer.status === 400 ? 'refused' : unlike(inWords(answer))
      return answer.output.some(({ Content }) => Content === LINES[0]) ? 'the id first' : unlike('MostRecent counts')
    })
    await stage.find('timeWithoutZone', 'GetTranscript is asked for from a time without its Z on.', async () => {
      const known = (await customer.transcript()).find(({ Content }) => Content === latest)
      const AbsoluteTime = known?.AbsoluteTime?.replace(/Z$/, '')
      const answer = await customer.page({ StartPosition: { AbsoluteTime }, ScanDirection: 'FORWARD' })
      if (!answer.ok) return answer.status === 400 ? 'refused' : unlike(inWords(answer))
      const contents = answer.output.map(({ Content }) => Content)
      return contents.join() === latest ? 'UTC' : unlike(`a page of ${contents.length} items`)
    })
    await stage.find(
      'foreignTranscript',
      'GetTranscript is asked for with the ContactId of another chat.',
      async () => {
        const other = await stage.startsChat()
        const answer = await customer.page({ ContactId: other.id })
        if (!answer.ok) return oneOf(answer, ['ValidationException', 'AccessDeniedException'])
        return answer.output.some(({ Content }) => Content === latest) ? 'own transcript' : unlike('another transcript')
      },
    )
    await stage.find('readByTheGone', 'A customer leaves, and asks for the transcript.', async () => {
      const left = await customer.leaves()
      if (!left.ok) return notProbed(inWords(left))
      await grace()
      return either(await customer.page({}), 'everything', 'nothing', 403)
    })
  },
}
