import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { RichText } from './rich-text.tsx'

const drawn = (content: string, contentType = 'text/markdown') =>
  renderToStaticMarkup(<RichText content={content} contentType={contentType} />)

test('markdown is drawn', () => {
  expect(drawn('**4711** and [home](https://example.com)')).toContain('<strong>4711</strong>')
  expect(drawn('[home](https://example.com)')).toContain('href="https://example.com" target="_blank" rel="noreferrer')
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![spy](https://elsewhere.example/pixel.png)',
  '[click](javascript:alert(1))',
  '<a href="javascript:alert(1)">click</a>',
  '[click](data:text/html,<script>alert(1)</script>)',
])('%s does nothing', { tags: ['H36'] }, (content) => {
  expect(drawn(content)).not.toMatch(/<script|<img|onerror=|href="(javascript|data):/)
})

test('plain text stays plain, whatever is in it', () => {
  expect(drawn('**no** <script>alert(1)</script>', 'text/plain')).toContain(
    '**no** &lt;script&gt;alert(1)&lt;/script&gt;',
  )
})

test.each(['text/plain', 'text/markdown'])(
  '%s stands from right to left where its letters do',
  { tags: ['H35'] },
  (contentType) => {
    expect(drawn('שלום', contentType)).toMatch(/^<div [^>]*dir="auto"/)
  },
)

test.each(['application/vnd.amazonaws.connect.message.interactive', 'application/x-of-tomorrow'])(
  '%s is shown as it came',
  { tags: ['H40'] },
  (contentType) => {
    expect(drawn('{"templateType":"ListPicker"}', contentType)).toContain('{&quot;templateType&quot;:')
  },
)
