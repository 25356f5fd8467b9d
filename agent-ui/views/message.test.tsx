import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Line } from '../machines/transcript.ts'
import { Message } from './message.tsx'

const line: Line = {
  id: 'm1',
  at: '2026-01-01T10:00:00.000Z',
  kind: 'message',
  contentType: 'text/plain',
  content: 'Hello',
  participantId: 'maya',
  name: 'Maya',
  role: 'CUSTOMER',
  marks: {},
  confirmed: true,
}
const drawn = (changes: Partial<Line>) =>
  renderToStaticMarkup(<Message line={{ ...line, ...changes }} own={false} showMarks={false} />)

test.each(['<script>alert(1)</script>.pdf', '"><img src=x onerror=alert(1)>'])(
  'a person or a file called %s does nothing',
  { tags: ['H36'] },
  (markup) => {
    for (const changes of [{ name: markup }, { kind: 'attachment', content: markup }] as const)
      expect(drawn(changes)).not.toMatch(/<script|<img|"><im/)
  },
)

test('the name of a file is shown', () => {
  expect(drawn({ kind: 'attachment', content: 'bill.pdf' })).toContain('Attachment: <bdi>bill.pdf</bdi>')
})
