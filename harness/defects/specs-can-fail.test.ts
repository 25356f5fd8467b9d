import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/** A project, a defect of the simulated service, the spec that is about it, and the words of the assertion that has to catch it. */
const catches = [
  {
    project: 'simulated',
    defect: 'cap-of-seven',
    spec: 'a seventh person is refused, and nothing changes',
    assertion: 'toBeRefused(/at most 6 participants/)',
  },
  {
    project: 'sockets',
    defect: 'cap-of-seven',
    spec: 'a seventh person is refused, and nothing changes',
    assertion: 'toBeRefused(/at most 6 participants/)',
  },
  {
    project: 'simulated',
    defect: 'joined-withheld',
    spec: 'everybody in the chat is told once of a new agent',
    assertion: "toEqual(['participant.invited', 'participant.joined'])",
  },
  {
    project: 'simulated',
    defect: 'receipts-let-through',
    spec: 'among more than two: refused.* with three, nobody is sent a receipt',
    assertion: 'expect(world).toHaveNoReceipts({ since: three })',
  },
]

interface Report {
  readonly suites: readonly Suite[]
}

interface Suite {
  readonly suites?: readonly Suite[]
  readonly specs: readonly { readonly tests: readonly { readonly results: readonly Outcome[] }[] }[]
}

interface Outcome {
  readonly status: string
  readonly errors: readonly { readonly location?: { readonly file: string; readonly line: number } }[]
}

for (const { project, defect, spec, assertion } of catches) {
  test(`${defect}: caught by "${spec}" (${project})`, { timeout: 120_000 }, async () => {
    const outcomes = outcomesOf(await runSpec(project, spec, defect))
    expect(outcomes.map((each) => each.status)).toEqual(['failed'])
    expect(outcomes.flatMap((each) => each.errors.map(sourceLine)).join('\n')).toContain(assertion)
  })
}

/** Runs one spec against a service with the defect; gives Playwright's report. */
function runSpec(project: string, spec: string, defect: string): Promise<Report> {
  const cli = fileURLToPath(import.meta.resolve('@playwright/test/cli'))
  const { PLAYWRIGHT_JSON_OUTPUT_FILE: _, ...env } = process.env
  const child = spawn(
    process.execPath,
    [
      cli,
      'test',
      '--reporter=json',
      '--trace=off',
      '--output=test-results/defects',
      `--project=${project}`,
      '-g',
      spec,
    ],
    {
      cwd: PROJECT,
      env: { ...env, ROUNDTABLE_DEFECT: defect },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.on('error', reject)
    child.on('close', () => {
      try {
        resolve(JSON.parse(output))
      } catch {
        reject(new Error(`Playwright gave no report: ${output}`))
      }
    })
  })
}

function outcomesOf({ suites }: Report): Outcome[] {
  const within = (suite: Suite): Outcome[] => [
    ...suite.specs.flatMap((each) => each.tests.flatMap(({ results }) => results)),
    ...(suite.suites ?? []).flatMap(within),
  ]
  return suites.flatMap(within)
}

function sourceLine({ location }: Outcome['errors'][number]): string {
  if (!location) return ''
  return readFileSync(location.file, 'utf8').split('\n')[location.line - 1] ?? ''
}
