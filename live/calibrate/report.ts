import { assumptionRegister } from '../../simulator/instance/assumptions.ts'
import type { Finding, Findings, Name } from './finding.ts'
import type { Drift } from './shapes.ts'

const MOST_REASONS = 40

/** What was found, in words: where the instance is not as the simulator is by default, and what nobody knows. */
export function findingsInWords(findings: Findings): string {
  const found = [...findings].flatMap(([name, finding]) => ('value' in finding ? [{ name, ...finding }] : []))
  const differing = found.filter(({ name, value }) => value !== assumptionRegister[name].default)
  const strange = [...findings].flatMap(([name, finding]) =>
    'unlike' in finding ? [`  ${name}: ${finding.unlike}`] : [],
  )
  return [
    `Found: ${found.length} of ${findings.size}. ${found.length - differing.length} are as the simulator has them by default.`,
    ...block(
      'Otherwise than by default:',
      differing.map(({ name, value }) => `  ${name}: ${value} (default: ${assumptionRegister[name].default})`),
    ),
    ...block(
      'As the assumption register does not know it (an issue for the simulator, with the evidence in the file):',
      strange,
    ),
    ...block('Not probed:', reasons(findings)),
  ].join('\n')
}

/** The entries that have one reason stand together. */
function reasons(findings: Findings): string[] {
  const byReason = new Map<string, Name[]>()
  for (const [name, finding] of findings) {
    if (!('notProbed' in finding)) continue
    byReason.set(finding.notProbed, [...(byReason.get(finding.notProbed) ?? []), name])
  }
  return [...byReason].slice(0, MOST_REASONS).map(([why, names]) => `  ${names.join(', ')}: ${why}`)
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', title, ...lines] : []
}

/** Entries whose value was found on the instance, and which the simulator shows otherwise when it is told so. */
export function disagreements(recorded: Findings, simulated: Findings): readonly string[] {
  return [...recorded].flatMap(([name, finding]) => {
    if (!('value' in finding)) return []
    const own = simulated.get(name)
    if (own && 'value' in own && own.value === finding.value) return []
    return [`${name}: ${finding.value} on the instance, on the simulator ${seenIn(own)}`]
  })
}

function seenIn(finding: Finding | undefined): string {
  if (!finding) return 'nothing'
  if ('value' in finding) return String(finding.value)
  return 'unlike' in finding ? finding.unlike : `nothing (${finding.notProbed})`
}

export function driftInWords({ where, member, words }: Drift): string {
  return member === undefined ? `${where}: ${words}` : `${where}, ${member}: ${words}`
}
