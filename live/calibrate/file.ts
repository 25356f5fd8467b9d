import { accessSync, constants, existsSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { stringify } from 'yaml'
import { z } from 'zod'
import type { Assumptions } from '../../simulator/instance/assumptions.ts'
import { check } from '../../written/check.ts'
import { Failure } from '../../written/failure.ts'
import { type Path, pathText } from '../../written/problem.ts'
import { parse } from '../../written/source.ts'
import { textIn } from '../../written/text-file.ts'
import { firstLines } from '../../written/words.ts'
import { type Finding, type Findings, type Name, names, valuesOf } from './finding.ts'
import type { Shapes } from './shapes.ts'

const VERSION = 1
const scalar = z.union([z.string(), z.number(), z.boolean()])
const tried = { how: z.string(), at: z.string(), evidence: z.array(z.string()) }

const finding = z.union([
  z.strictObject({ value: scalar, ...tried }),
  z.strictObject({ unlike: z.string(), ...tried }),
  z.strictObject({ notProbed: z.string() }),
])

const calibrationFile = z.strictObject({
  calibration: z.literal(VERSION),
  instance: z.strictObject({ instanceId: z.string(), alias: z.string(), region: z.string() }),
  at: z.string(),
  assumptions: z.partialRecord(z.enum(names as [Name, ...Name[]]), finding),
  scenes: z.array(z.string()),
  shapes: z.record(z.string(), z.record(z.string(), z.string())),
})

/**
 * What was found out of an instance.
 *
 * @example
 * const { instance, at }: Calibration = readCalibration('calibration.yaml')
 */
export interface Calibration {
  readonly instance: { readonly instanceId: string; readonly alias: string; readonly region: string }
  /** ISO 8601. */
  readonly at: string
  readonly findings: Findings
  /** The names of the scenes that were played. */
  readonly scenes: readonly string[]
  /** What its answers, frames and errors are made of. */
  readonly shapes: Shapes
}

const HEAD = `# What an Amazon Connect instance does where AWS documents nothing, as "roundtable calibrate" has found it.
# "roundtable serve --calibration FILE" simulates this instance; "roundtable calibrate --check FILE" holds the simulator
# against it.
`

/**
 * Before anything is spent on what it is to hold.
 * @throws Failure where no file can be written
 */
export function requireWritable(file: string): void {
  try {
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK)
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error))
    throw new Failure(`The calibration cannot be written to ${file}: ${message}. Give another place with --out.`)
  }
}

export function writeCalibration(file: string, { at, findings, ...found }: Calibration): void {
  const assumptions = Object.fromEntries(findings)
  writeFileSync(
    file,
    HEAD +
      stringify({ calibration: VERSION, at, ...found, assumptions }, { lineWidth: 0, aliasDuplicateObjects: false }),
  )
}

/**
 * What a calibration file says.
 *
 * @example
 * const { findings, at } = readCalibration('calibration.yaml')
 *
 * @throws Failure that names the lines that are wrong
 */
export function readCalibration(file: string): Calibration {
  const source = parse(textIn(file, 'calibration file'))
  const wrong = (lines: readonly string[]) =>
    new Failure(`The calibration file is wrong:\n${firstLines(lines).join('\n')}`)
  const at = ({ line, column }: { line: number; column: number }) => `  ${file}:${line}:${column}`
  if ('problems' in source) throw wrong(source.problems.map(({ place, message }) => `${at(place)} ${message}`))
  const checked = check(calibrationFile, source.value)
  if ('problems' in checked) {
    throw wrong(checked.problems.map(({ path, isKey, message }) => `${at(source.placeOf(path, isKey))} ${message}`))
  }
  const { instance, at: time, assumptions, scenes, shapes } = checked.file
  const problems: string[] = []
  const findings = new Map<Name, Finding>()
  for (const name of names) {
    const entry = assumptions[name]
    if (!entry) continue
    if (!('value' in entry)) {
      findings.set(name, entry)
      continue
    }
    const value = valuesOf(name).find((each) => each === entry.value)
    const path: Path = ['assumptions', name, 'value']
    if (value !== undefined) findings.set(name, { ...entry, value })
    else problems.push(`${at(source.placeOf(path, false))} ${pathText(path)} is one of ${valuesOf(name).join(', ')}.`)
  }
  if (problems.length > 0) throw wrong(problems)
  return { instance, at: time, findings, scenes, shapes }
}

/**
 * The assumptions under which a simulator is that instance's twin; entries that nobody has probed keep their defaults.
 *
 * @example
 * const simulator = createSimulator({ assumptions: assumptionsIn(readCalibration('calibration.yaml')) })
 */
export function assumptionsIn({ findings }: Pick<Calibration, 'findings'>): Partial<Assumptions> {
  const found = [...findings].flatMap(([name, finding]) => ('value' in finding ? [[name, finding.value]] : []))
  // Each value has been held against those of its own entry.
  return Object.fromEntries(found) as Partial<Assumptions>
}
