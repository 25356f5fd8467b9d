import fc from 'fast-check'

/** One thing that is wrong with a text of keys and values, line by line; `line` is any number. */
export type Spoiling =
  | { readonly kind: 'another value'; readonly line: number; readonly value: string }
  | { readonly kind: 'another key'; readonly line: number; readonly key: string }
  | { readonly kind: 'left out' | 'twice' | 'with a tab'; readonly line: number }
  | { readonly kind: 'indented'; readonly line: number; readonly by: number }
  | { readonly kind: 'swapped'; readonly line: number; readonly other: number }
  | { readonly kind: 'added'; readonly line: number; readonly text: string }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'another character'; readonly at: number; readonly character: string }

const deep = '['.repeat(3000) + ']'.repeat(3000)
const VALUES = [
  ...[
    '',
    '~',
    'null',
    'true',
    '-1',
    '0',
    '0.5',
    '1e400',
    '.nan',
    '0x1F',
    '2026-01-05',
    '""',
    '" "',
    "'",
    '"',
    '[',
    '{',
    ']',
  ],
  ...[
    '[]',
    '{}',
    '[[]]',
    '{a: 1}',
    '[nadia, 5]',
    '*nobody',
    '&a [*a]',
    '!!binary aGk=',
    '!!js/function "a"',
    '!unheard x',
  ],
  ...[
    '|',
    '>',
    '- a',
    'a: b: c',
    '# gone',
    '@',
    '`',
    '%',
    '\u0000',
    '\ud800',
    '"\\ud800"',
    '📐',
    'Reservations',
    'nadia',
  ],
  ...[
    'x'.repeat(257),
    'x'.repeat(1_000_000),
    deep,
    '__proto__',
    'constructor',
    '+1',
    'https://',
    'eu_central',
    'EXAMPLE',
  ],
]
const KEYS = [
  '__proto__',
  'constructor',
  'Users',
  'unheard',
  'id',
  'name',
  'users',
  'queues',
  'password',
  '5',
  '? a',
  '<<',
  '',
]
const LINES = [
  'users: []',
  'queues: []',
  'agentStates: [{name: Available, type: routable}]',
  'agentStates: [{name: A, type: routable}, {name: A, type: offline}]',
  'approvedOrigins: [""]',
  'contactFlow: {queue: Nowhere}',
  'features: {multiPartyChat: perhaps}',
  'ringSeconds: 0',
  'instanceId: "a b"',
  'accountId: 111122223333',
  '__proto__: {a: 1}',
  '---',
  '...',
  '%YAML 9.9',
  `a: &a [x]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(99)}]`,
]

const line = fc.nat(99)
const at = fc.nat(9999)
const spoiling: fc.Arbitrary<Spoiling> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('another value' as const), line, value: fc.constantFrom(...VALUES) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('another key' as const), line, key: fc.constantFrom(...KEYS) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('left out' as const, 'twice' as const, 'with a tab' as const), line }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('indented' as const), line, by: fc.integer({ min: -4, max: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('swapped' as const), line, other: line }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('added' as const), line, text: fc.constantFrom(...LINES) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('another character' as const),
      at,
      character: fc.constantFrom(...'\t\u0000"\':{}[]#&*!|>%@`\ufeff\ud800'),
    }),
  },
)

export const spoilings = fc.array(spoiling, { minLength: 1, maxLength: 3 })

/** Comments are no part of what is spoilt: nothing would come of it. */
export function spoil(text: string, all: readonly Spoiling[]): string {
  return all.reduce(spoiltBy, text)
}

function spoiltBy(text: string, spoiling: Spoiling): string {
  if (spoiling.kind === 'cut') return text.slice(0, spoiling.at % text.length)
  if (spoiling.kind === 'another character') {
    const place = spoiling.at % text.length
    return text.slice(0, place) + spoiling.character + text.slice(place + 1)
  }
  const lines = text.split('\n')
  const place = spoiling.line % lines.length
  const own = lines[place] ?? ''
  return lines.toSpliced(place, 1, ...linesFor(spoiling, own, lines)).join('\n')
}

type OfLine = Exclude<Spoiling, { readonly kind: 'cut' | 'another character' }>

function linesFor(spoiling: OfLine, own: string, lines: readonly string[]): string[] {
  switch (spoiling.kind) {
    case 'another value':
      return [own.replace(/(:|-)( .*)?$/, `$1 ${spoiling.value.replaceAll('$', '$$$$')}`)]
    case 'another key':
      return [own.replace(/[\w]+(?=:)/, spoiling.key)]
    case 'left out':
      return []
    case 'twice':
      return [own, own]
    case 'with a tab':
      return [`\t${own.trimStart()}`]
    case 'indented':
      return [spoiling.by >= 0 ? ' '.repeat(spoiling.by) + own : own.slice(-spoiling.by)]
    case 'swapped':
      return [lines[spoiling.other % lines.length] ?? '']
    case 'added':
      return [own, spoiling.text]
  }
}
