/** Result of one step of `npm test`. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** The part of vitest's JSON report that is counted. */
export interface VitestReport {
  readonly success: boolean
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      /** What went wrong; of a test that passed, what went wrong when it was tried before. */
      readonly failureMessages?: readonly string[]
    }[]
  }[]
}

/**
 * Counts a vitest run. A file that could not be loaded has no tests and counts as one failure, and so does a run that
 * ended badly without naming a failed test, or that found no test at all although there are test files.
 */
export function tallyOf(report: VitestReport | null, exitCode: number, testFiles: number): Tally {
  if (!report) return { passed: 0, failed: exitCode === 0 && testFiles === 0 ? 0 : 1, skipped: 0 }
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length
  const failed = report.numFailedTests + broken
  const passed = report.numPassedTests
  const skipped = report.numPendingTests + report.numTodoTests
  const silentlyBad = failed === 0 && (exitCode !== 0 || (passed + skipped === 0 && testFiles > 0))
  return { passed, failed: silentlyBad ? 1 : failed, skipped }
}

/** Names of the tests that were skipped. */
export function skippedTests(report: VitestReport | null): string[] {
  const tests = report?.testResults.flatMap((file) => file.assertionResults) ?? []
  return tests.filter((test) => ['skipped', 'pending', 'todo'].includes(test.status)).map((test) => test.fullName)
}

/** Tests that passed only when they were tried again, each with what went wrong the first time. */
export function retriedTests(report: VitestReport | null): string[] {
  const tests = report?.testResults.flatMap((file) => file.assertionResults) ?? []
  return tests.flatMap(({ fullName, status, failureMessages }) => {
    const first = failureMessages?.[0]
    return status === 'passed' && first !== undefined ? [`${fullName} (${first.split('\n')[0]})`] : []
  })
}

/** The last line of `npm test`. */
export function tallyLine(tallies: readonly Tally[]): string {
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0)
  const skipped = sum('skipped')
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
