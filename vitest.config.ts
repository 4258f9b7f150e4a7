import { defineConfig } from 'vitest/config'

const zone = process.env['TZ'] ?? 'UTC'
process.env['TZ'] = zone

/**
 * How long `expect.poll` and what else waits for a condition go on: a busy machine may take seconds for what usually
 * takes a frame, and waiting long costs nothing while the condition comes true.
 */
const patience = { poll: { timeout: 60_000, interval: 50 } }

/** Suites by what they need: `unit` and `contract` run anywhere; `browser` drives a real Chromium over the built app. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{unit,contract,architecture}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patience,
        },
      },
      {
        test: {
          name: 'scenario',
          include: ['tests/scenario/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patience,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: patience,
          fileParallelism: false,
        },
      },
    ],
  },
})
