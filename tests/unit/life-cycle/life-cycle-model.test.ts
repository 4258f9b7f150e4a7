import fc from 'fast-check'
import { expect, it } from 'vitest'
import { brokenInvariants } from '#tests/doubles/life-cycle-invariants.ts'
import { liveOneStep, livingRecords, openLivelyOffice } from '#tests/doubles/random-office-life.ts'

/**
 * Whatever people do, in whatever order, nothing gets into an illegal state. Each life is a list of seeds: every step
 * draws its command from its seed and from what is there, so a failing life shrinks by leaving steps out.
 */
it('no sequence of commands, undo and redo reaches an illegal status', async () => {
  const lived = new Map<string, number>()
  await liveMany(25, lived)
  // The lives got somewhere: what matters was really done. What chance left out of these is lived in some more.
  const missing = () => matters.filter((name) => !lived.has(name))
  for (let more = 0; more < 20 && missing().length > 0; more += 1) await liveMany(10, lived)
  expect(missing()).toEqual([])
})

const matters = [
  'visit.schedule',
  'visit to done',
  'work order to cancelled',
  'undo',
  'redo',
  'workOrder.close',
  'mapping',
] as const

/** Lives so many random lives, checks each step, and counts what was done. */
async function liveMany(count: number, lived: Map<string, number>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 20, maxLength: 90, size: 'max' }), async (seeds) => {
      await using desk = openLivelyOffice()
      const steps: string[] = []
      for (const seed of seeds) {
        const { name, result } = await liveOneStep(desk, seed)
        steps.push(result.ok ? name : `${name} (refused)`)
        if (result.ok) lived.set(name, (lived.get(name) ?? 0) + 1)
        else
          expect(['internal', 'storage'], `${steps.join(' → ')}: ${result.error.message}`).not.toContain(
            result.error.kind,
          )
        const records = livingRecords(desk)
        const broken = brokenInvariants(records)
        expect(broken, `${steps.join(' → ')}\n${JSON.stringify([records.workOrders, records.visits])}`).toEqual([])
      }
    }),
    // Leaving steps out one by one would take minutes; the message names every step.
    { numRuns: count, endOnFailure: true },
  )
}
