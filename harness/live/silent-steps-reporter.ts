import type { Reporter, TestCase, TestResult, TestStep } from '@playwright/test/reporter'

/**
 * What a step has failed with is known to reporters before anything could be taken out of it: it may quote whatever a page showed.
 * It stands once more, scrubbed, among the errors of the test, and there alone. To be the first of the reporters.
 */
export default class SilentStepsReporter implements Reporter {
  printsToStdio(): boolean {
    return false
  }

  onStepEnd(_test: TestCase, _result: TestResult, step: TestStep): void {
    if (step.error) step.error = { message: 'See the error of the test.' }
  }
}
