import { defects, isInService } from './index.ts'

/** What the name of a project says when nothing is wrong on purpose: the control. */
export const NOTHING = 'nothing'

/** Some tests to be run with a defect: the whole suite where none are named. */
export interface Step {
  /** Of a defect, or NOTHING. */
  readonly defect: string
  /** Each as the file below specs/ and the beginning of the title: `cap: a seventh person`. */
  readonly tests?: readonly string[]
  /** Over real sockets, where it is not intercepted. */
  readonly overSockets?: boolean
}

/** What can be told of the defects without having them. */
export const catalogue = defects.map((defect) => {
  const { name, group, is, caughtBy } = defect
  return { name, group, is, caughtBy, inUi: !isInService(defect) }
})

/** The environment variable that a run with defects is told its steps by, as JSON. */
export const PLAN = 'ROUNDTABLE_SABOTAGE'

/** What goes well with every defect: the test that says whether one is too crude. */
export const HAPPY_PATH = 'happy-path: two people talk'

/** @throws Error for a plan with a defect that there is not. */
export function plannedSteps(plan = process.env[PLAN] ?? '[]'): Step[] {
  const steps: Step[] = JSON.parse(plan)
  for (const { defect } of steps) {
    if (defect === NOTHING || defects.some(({ name }) => name === defect)) continue
    throw new Error(`There is no defect ${defect}: there are ${defects.map(({ name }) => name).join(', ')}.`)
  }
  return steps
}

/** The instance that a defect of the service makes in the place of a sound one. */
export function instanceWith(defect: string) {
  const found = defects.find(({ name }) => name === defect)
  return found && isInService(found) ? { createInstance: found.createInstance } : {}
}

/** What finds a test by its file and the beginning of its title, in a run’s `grep`. */
export function patternOf(test: string): RegExp {
  const { file, title } = testNamed(test)
  return new RegExp(`(^| )${escaped(file)} (.* )?${escaped(title)}`)
}

export function testNamed(test: string): { file: string; title: string } {
  const at = test.indexOf(': ')
  return { file: `${test.slice(0, at)}.spec.ts`, title: test.slice(at + 2) }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
