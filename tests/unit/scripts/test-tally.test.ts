import { expect, test } from 'vitest'
import { retriedTests, tallyLine, tallyOf } from '#scripts/test-tally.ts'
import type { VitestReport } from '#scripts/test-tally.ts'

const report = (over: Partial<VitestReport>): VitestReport => ({
  success: true,
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...over,
})

test('tests are counted as vitest counts them', () => {
  const counted = report({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 })
  expect(tallyOf(counted, 1, 3)).toEqual({ passed: 7, failed: 1, skipped: 3 })
})

test('a file that cannot be loaded is a failure although it has no failed test', () => {
  const broken = report({ numPassedTests: 4, testResults: [{ name: 'a', status: 'failed', assertionResults: [] }] })
  expect(tallyOf(broken, 1, 2)).toEqual({ passed: 4, failed: 1, skipped: 0 })
})

test('no test at all is a failure where there are test files', () => {
  expect(tallyOf(report({}), 0, 3).failed).toBe(1)
  expect(tallyOf(null, 0, 3).failed).toBe(1)
  expect(tallyOf(report({}), 0, 0).failed).toBe(0)
})

test('a run that ends badly with every test green is a failure', () => {
  expect(tallyOf(report({ numPassedTests: 4 }), 1, 2)).toEqual({ passed: 4, failed: 1, skipped: 0 })
})

test('the last line sums everything and names skipped tests only when there are some', () => {
  expect(tallyLine([{ passed: 2, failed: 1, skipped: 0 }])).toBe('2 passed, 1 failed')
  const both = [
    { passed: 2, failed: 0, skipped: 3 },
    { passed: 5, failed: 0, skipped: 0 },
  ]
  expect(tallyLine(both)).toBe('7 passed, 0 failed, 3 skipped')
})

test('a test that passed only when it was tried again is named with what went wrong before', () => {
  const assertionResults = [
    { fullName: 'steady', status: 'passed', failureMessages: [] },
    { fullName: 'shaky', status: 'passed', failureMessages: ['Error: no such row\n    at line 3'] },
    { fullName: 'broken', status: 'failed', failureMessages: ['Error: twice'] },
  ]
  const shaky = report({ numPassedTests: 2, testResults: [{ name: 'a', status: 'passed', assertionResults }] })
  expect(retriedTests(shaky)).toEqual(['shaky (Error: no such row)'])
  expect(retriedTests(null)).toEqual([])
})
