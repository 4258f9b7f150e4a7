import { describe, expect, test } from 'vitest'
import { applyPlan } from '#electron/backend/planning/apply-plan.ts'
import { historyUndo } from '#shared/actions/app.ts'
import { findBostonPlan, judgedPlan, withoutPlan } from '#tests/bench/optimizer/boston.ts'
import { bostonFile } from '#tests/doubles/boston-day.ts'
import { openBostonReported } from '#tests/doubles/boston-reported.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

describe.skipIf(bostonFile === null)('the Boston day as one plan (needs the shared data)', () => {
  test('its 476 field requests are planned on 47 units, serve more with less driving than without a plan, and come onto the board as one step', async () => {
    await using desk = await openBostonReported()
    const found = await findBostonPlan(desk, { iterations: 4_000 })
    expect(found.built.problem.visits).toHaveLength(476)
    expect(found.built.problem.routes).toHaveLength(47)
    const plan = judgedPlan(found)
    expect(plan.wrong).toEqual([])
    for (const asked of ['soonest', 'nearest'] as const) {
      const greedy = withoutPlan(found, asked)
      expect(greedy.wrong).toEqual([])
      expect(plan.draft.served).toBeGreaterThan(greedy.draft.served)
      expect(plan.draft.travelPerVisit).toBeLessThan(greedy.draft.travelPerVisit!)
    }
    const placed = () =>
      desk.backend.context.store.db.prepare('SELECT count(*) FROM visits WHERE starts_at IS NOT NULL').pluck().get()
    expectOk(applyPlan(desk.backend.context, plan.draft))
    expect(placed()).toBe(plan.draft.served)
    expectOk(await desk.client.action(historyUndo, {}))
    expect(placed()).toBe(0)
  })
})
