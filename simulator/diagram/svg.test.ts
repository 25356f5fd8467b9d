import { expect, test } from 'vitest'
import { type Mark, storyOf } from './story.ts'
import { draw } from './svg.ts'
import { busyTable, Log, PEOPLE } from './test-support/log.ts'

function svgOf(log: Log, marks: readonly Mark[] = []): string {
  const { rows, people } = storyOf(log.events, PEOPLE, marks)
  return draw(rows, people, { title: 'Six in a chat' })
}

test('is one document that needs nothing from elsewhere, for readers in light and dark', () => {
  const svg = svgOf(busyTable(20))
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* role="img"/)
  expect(svg).toContain('<title>Six in a chat</title>')
  expect(svg).toContain('prefers-color-scheme:dark')
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|@import|href|<script/)
})

test('what people say is inert, and fit for XML', () => {
  const Content = '</text></svg><script>alert("1")</script>&amp;\u0000\u0007\uD800'
  const svg = svgOf(new Log().asks('Maya', 'SendMessage', { ContentType: 'text/plain', Content }))
  expect(svg).not.toContain('<script')
  expect(svg.match(/<\/svg>/g)).toHaveLength(1)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
  expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\uD800-\uDFFF](?![\uDC00-\uDFFF])/)
})

test('rows name their wire events, and say all of what is cut short', () => {
  const long = 'word '.repeat(200).trim()
  const svg = svgOf(new Log().asks('Maya', 'SendMessage', { ContentType: 'text/plain', Content: long }))
  expect(svg).toMatch(/data-wire="1 2"/)
  expect(svg).toContain(`<title>“${long}”</title>`)
})

test('marks where a test failed', () => {
  const log = new Log().asks('alice', 'AcceptContact')
  const svg = svgOf(log, [{ at: log.events[1]?.at ?? 0, tone: 'failure', text: 'expected six' }])
  expect(svg).toMatch(/class="rt-box rt-failure"/)
  expect(svg).toContain('>expected six</text>')
})

test('is the same for the same log', () => {
  expect(svgOf(busyTable(50))).toBe(svgOf(busyTable(50)))
})
