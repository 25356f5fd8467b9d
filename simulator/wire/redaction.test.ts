import { describe, expect, test } from 'vitest'
import { recordable, redact } from './redaction.ts'

const TOKEN = '0123456789abcdef'.repeat(4)

describe('what gives access is taken out', () => {
  test.each([
    ['a token', TOKEN, '<credential>'],
    ['a ticket', `wss://host/chat?ticket=${TOKEN}`, 'wss://host/chat?ticket=<credential>'],
    ['several', `${TOKEN} ${TOKEN}`, '<credential> <credential>'],
    ['JSON inside JSON', JSON.stringify({ a: JSON.stringify({ t: TOKEN }) }), '{"a":"{\\"t\\":\\"<credential>\\"}"}'],
    ['a token after an escaped line break', JSON.stringify(`\n${TOKEN}`), '"\\n<credential>"'],
    ['a token after other escapes', JSON.stringify(`\b${TOKEN}\u000b${TOKEN}`), '"\\b<credential>\\u000b<credential>"'],
    ['a token in an address', `?to=${encodeURIComponent(`a=${TOKEN}`)}`, '?to=a%3D<credential>'],
    ['a token in an address in small letters', `?to=a%3d${TOKEN}%26`, '?to=a%3d<credential>%26'],
    ['a token between words', `my_${TOKEN}_token`, 'my_<credential>_token'],
    ['the password of a form', 'username=alice&password=se+cret%26', 'username=alice&password=<password>'],
    ['a form in JSON', '{"body":"password=secret","n":1}', '{"body":"password=<password>","n":1}'],
    ['the session of a customer who signs in', '{"SessionId":"1-2"}', '{"SessionId":"<credential>"}'],
    [
      'it, in an event',
      JSON.stringify({ a: '{"SessionId":"1"}' }),
      JSON.stringify({ a: '{"SessionId":"<credential>"}' }),
    ],
    [
      'it, as the state of an address',
      'https://pool/authorize?x=1&state=1-2&y=2',
      'https://pool/authorize?x=1&state=<credential>&y=2',
    ],
    ['a password before another field', 'password=secret&username=alice', 'password=<password>&username=alice'],
  ])('%s', (_, text, expected) => {
    expect(redact(text)).toBe(expected)
    expect(redact(expected)).toBe(expected)
  })

  test('and nothing else: ids, texts, times', () => {
    const text = '00000000-0000-4000-a000-000000000001 hello 2026-01-05T09:00:00.000Z 0123456789abcdef'.concat(
      ' ',
      'a'.repeat(1024),
    )
    expect(redact(text)).toBe(text)
  })
})

describe('what is recorded', () => {
  test('is a value where it is JSON, chat frames unfolded', () => {
    const content = JSON.stringify({ Content: 'Hello', Id: TOKEN })
    expect(recordable(JSON.stringify({ topic: 'aws/chat', content }))).toEqual({
      topic: 'aws/chat',
      content: { Content: 'Hello', Id: '<credential>' },
    })
  })

  test.each([
    ['', ''],
    ['Hello', 'Hello'],
    ['{', '{'],
    ['null', null],
    ['{"content":null}', { content: null }],
    ['{"content":"no JSON"}', { content: 'no JSON' }],
    ['["a"]', ['a']],
  ])('%j is %j', (text, expected) => expect(recordable(text)).toEqual(expected))

  test('stays a text where it is nested so deeply that it could not be written again', () => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000)
    expect(recordable(deep)).toBe(deep)
    expect(() => JSON.stringify(recordable(`{"a":${deep}}`))).not.toThrow()
  })
})
