import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { rehearse } from '#electron/backend/planning/rehearsal/rehearse.ts'
import type { CliIo } from '#electron/node/cli/command.ts'
import { cliCommands } from '#electron/node/cli/registry.ts'
import { runCommandLine } from '#electron/node/cli/run-command-line.ts'
import { rehearsalSchema, rehearsalTaskSchema } from '#shared/actions/policy.ts'
import { builtInWeights } from '#shared/domain/policy/policy.ts'
import {
  bostonDay,
  bostonFile,
  bostonTime,
  liveUntilNow,
  openBostonDay,
  planMorning,
} from '#tests/doubles/boston-day.ts'
import { repositoryRoot } from '#tests/doubles/repository-root.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

const program = path.join(repositoryRoot, 'electron', 'node', 'fieldboard.ts')

test('the command line rehearses the demo under two policies, the same way in another process, and refuses what it cannot read', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-rehearse-'))
  const inFolder = (words: readonly string[]) => [...words, '--data', path.join(folder, 'data')]
  const fieldboard = async (...words: string[]) => {
    const [out, said]: [string[], string[]] = [[], []]
    const io: CliIo = {
      print: (line) => void out.push(line),
      printJson: (value) => void out.push(JSON.stringify(value)),
      note: (line) => void said.push(line),
      signal: new AbortController().signal,
      progress: () => ({ update: () => {}, end: () => {} }),
    }
    return { code: await runCommandLine(cliCommands, inFolder(words), io), out: out.join('\n'), said: said.join('\n') }
  }
  try {
    expect((await fieldboard('demo')).code).toBe(0)
    const words = ['rehearse', '--policy', 'leastTravel', '--policy', 'emergency', '--iterations', '200', '--json']
    const first = spawnSync(process.execPath, [program, ...inFolder(words)], { encoding: 'utf8' })
    expect([first.status, first.stderr]).toEqual([0, ''])
    const read = rehearsalSchema.parse(JSON.parse(first.stdout))
    expect(read.policies.map(({ policyId }) => policyId)).toEqual(['leastTravel', 'emergency'])
    expect(read.days).toHaveLength(1)
    expect(JSON.parse((await fieldboard(...words)).out)).toEqual(read)
    const told = await fieldboard(...words.slice(0, -1))
    expect(told.out).toContain(`${read.days[0]!.day}, ${read.total.visits} visits`)
    expect(told.out).toContain(`leastTravel: served ${read.total.under[0]!.served}`)
    for (const [wrong, message] of [
      [['--from', 'yesterday'], '--from must be a day'],
      [['--policy', 'nobody'], 'no policy "nobody"'],
      [['--iterations', '0'], '--iterations cannot be that'],
      [['--seconds', '1', '--iterations', '5'], 'either --seconds or --iterations'],
      [['--to', '2999-01-01'], 'still to come'],
    ] as const) {
      const refused = await fieldboard('rehearse', ...wrong)
      expect([refused.code === 0, refused.said]).toEqual([false, expect.stringContaining(message)])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

describe.skipIf(bostonFile === null)('the Boston day as it was lived (needs the shared data)', () => {
  test('under a policy its late work would have been done sooner, under one that only drives little with less driving', async () => {
    await using desk = await openBostonDay('7:30')
    await planMorning(desk, 60)
    desk.clock.set(bostonTime('20:00'))
    await liveUntilNow(desk)
    const { db } = desk.backend.context.store
    const head = () => db.prepare('SELECT max(seq) FROM command_log').pluck().get()
    const before = head()
    const weights = { ...builtInWeights.leastTravel, lateness: 0 }
    const policies = [{ policyId: 'balanced' }, { policyId: 'leastTravel', weights }]
    const task = rehearsalTaskSchema.parse({ from: bostonDay, to: bostonDay, policies, iterations: 2_000 })
    const { signal } = new AbortController()
    const { total } = expectOk(await rehearse(desk.backend.context, task, { signal }))
    expect(head()).toBe(before)
    // Every promise was broken before the day began.
    const { happened } = total
    expect(total).toMatchObject({ visits: 60, withoutTimes: 0, happened: { served: 60, lateVisits: 60, moves: 0 } })
    const [balanced, leastTravel] = total.under
    expect([balanced!.served, leastTravel!.served]).toEqual([60, 60])
    expect(balanced!.lateMinutes).toBeLessThan(happened.lateMinutes)
    expect(leastTravel!.travelMinutes).toBeLessThan(happened.travelMinutes)
  })
})
