import type { WriteStream } from 'node:tty'
import { styleText } from 'node:util'
import { printable } from '../../written/words.ts'
import type { LiveSettings } from '../settings/index.ts'
import type { Examination } from './doctor.ts'
import { exitCodeOf, type Finding, GROUPS, type State } from './finding.ts'

/** Where it goes: it is coloured where there are colours. */
export type Output = Pick<WriteStream, 'isTTY' | 'hasColors'>

const COLOURS = { ok: 'green', wrong: 'red', 'cannot tell': 'yellow' } as const
const WIDTH = Math.max(...Object.keys(COLOURS).map((state) => state.length))
const INDENT = ' '.repeat(2 + WIDTH + 2)

/** A line for each check, and under what is wrong what mends it. */
export function reportText(examination: Examination, settings: LiveSettings, output: Output): string {
  const { findings, policy } = examination
  const paint = painter(output)
  const groups = GROUPS.flatMap((group) => {
    const ofGroup = findings.filter((each) => each.group === group)
    return ofGroup.length === 0 ? [] : [[paint('bold', group), ...ofGroup.flatMap((each) => linesOf(each, paint))]]
  })
  const statement = policy
    ? [
        [
          paint('bold', 'Policy'),
          ...JSON.stringify(policy, undefined, 2)
            .split('\n')
            .map((line) => `  ${line}`),
        ],
      ]
    : []
  return [[heading(settings)], ...groups, ...statement, summary(findings, paint)]
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

/** The same for programs. */
export function reportJson(
  { findings, policy }: Examination,
  { instanceId, alias, region, file }: LiveSettings,
): string {
  const report = {
    instance: { instanceId, alias, region },
    settings: file ?? 'environment',
    exitCode: exitCodeOf(findings),
    count: countOf(findings),
    findings,
    ...(policy && { policy }),
  }
  return JSON.stringify(report, undefined, 2)
}

type Paint = (style: 'bold' | 'red' | 'green' | 'yellow' | 'dim', text: string) => string

function painter({ isTTY, hasColors }: Output): Paint {
  const isStyled = isTTY && hasColors()
  return (style, text) => (isStyled ? styleText(style, text, { validateStream: false }) : text)
}

function heading({ alias, instanceId, region, file }: LiveSettings): string {
  return printable(`${alias}, ${instanceId} in ${region}, as ${file ?? 'the environment'} says`)
}

function linesOf({ state, words, mend }: Finding, paint: Paint): string[] {
  const { steps, command } = mend ?? {}
  return [
    `  ${paint(COLOURS[state], state.padEnd(WIDTH))}  ${printable(words)}`,
    ...(steps === undefined ? [] : [`${INDENT}${printable(steps)}`]),
    ...(command === undefined ? [] : [`${INDENT}${paint('dim', '$')} ${printable(command)}`]),
  ]
}

function countOf(findings: readonly Finding[]): Record<State, number> {
  const count = (state: State) => findings.filter((each) => each.state === state).length
  return { ok: count('ok'), wrong: count('wrong'), 'cannot tell': count('cannot tell') }
}

function summary(findings: readonly Finding[], paint: Paint): string[] {
  const count = countOf(findings)
  const counted = (['ok', 'wrong', 'cannot tell'] as const)
    .filter((state) => state === 'ok' || count[state] > 0)
    .map((state) => paint(COLOURS[state], `${count[state]} ${state}`))
  const provided = findings.filter(({ mend }) => mend?.provision?.length).length
  const hint = provided === 0 ? [] : [`"npx roundtable provision" mends ${provided === 1 ? 'one' : provided} of these.`]
  return [`${counted.join(', ')}.`, ...hint]
}
