import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visitDependencyAdd } from '#shared/commands/visit-dependency/add.ts'
import { visitDependencyRemove } from '#shared/commands/visit-dependency/remove.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitSetCrew } from '#shared/commands/visit/set-crew.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { chainBetween } from '#shared/domain/visit/dependency-chain.ts'
import type { dependencyKinds } from '#shared/domain/visit/visit-dependency.ts'
import { visitDetailsByIds } from '#electron/store/visit-detail.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

const place = (desk: TestBackend, visitId: string, time: string, overrideReason?: string) =>
  desk.run(visitSchedule, {
    visitId,
    technicianId: 'oak',
    startsAt: officeTime(time),
    ...(overrideReason ? { overrideReason } : {}),
  })
const depend = (
  desk: TestBackend,
  visitId: string,
  onVisitId: string,
  kind: (typeof dependencyKinds)[number] = 'after',
) => desk.run(visitDependencyAdd, { visitId, onVisitId, kind })
const detail = (desk: TestBackend, id: string) => visitDetailsByIds(desk.backend.context.store.db, [id])[0]!

describe('a dependency between visits', () => {
  it('is judged when either of them is placed, and a reason overrides it', async () => {
    await using desk = openSmallOffice()
    expectOk(depend(desk, 'v2', 'v1'))
    const placed = expectOk(place(desk, 'v2', '9:00'))
    expect(placed.value).toMatchObject({ violations: [{ rule: 'dependency-open' }] })
    expect(expectError(place(desk, 'v1', '10:30'))).toMatchObject({
      violations: [{ rule: 'dependency-before', facts: { workOrderNumber: 2, fitsAt: officeTime('8:00') } }],
    })
    expectOk(place(desk, 'v1', '10:30', 'Agreed'))
    expect(detail(desk, 'v2').links).toMatchObject([
      {
        role: 'on',
        kind: 'after',
        visitId: 'v1',
        workOrderNumber: 1,
        startsAt: officeTime('10:30'),
        technicianCode: 'OAK',
      },
    ])
    expect(detail(desk, 'v1').links).toMatchObject([{ role: 'of', visitId: 'v2', sameTechnician: false }])
  })

  it('is changed by adding it again, taken away, and given back by undo', async () => {
    await using desk = openSmallOffice()
    const { dependencyId } = expectOk(depend(desk, 'v2', 'v1')).value as { dependencyId: string }
    expectOk(desk.run(visitDependencyAdd, { visitId: 'v2', onVisitId: 'v1', kind: 'sameStart', sameTechnician: true }))
    expect(detail(desk, 'v2').links).toMatchObject([{ dependencyId, kind: 'sameStart', sameTechnician: true }])
    expectOk(desk.run(visitDependencyRemove, { dependencyId }))
    expect(detail(desk, 'v2').links).toEqual([])
    expectOk(desk.backend.context.history.undo())
    expect(detail(desk, 'v2').links).toHaveLength(1)
  })

  it('is refused on itself and in a circle, naming how long the circle is', async () => {
    await using desk = openSmallOffice()
    expect(expectError(depend(desk, 'v1', 'v1'))).toMatchObject({ violations: [{ rule: 'dependency-self' }] })
    expectOk(depend(desk, 'v2', 'v1'))
    expectOk(depend(desk, 'v3', 'v2', 'sameStart'))
    expect(expectError(depend(desk, 'v1', 'v3'))).toMatchObject({
      violations: [{ rule: 'dependency-cycle', facts: { steps: 2, onNumber: 3 } }],
    })
  })

  it('never makes a circle, whatever is tried', () => {
    const visit = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    fc.assert(
      fc.property(fc.array(fc.record({ visitId: visit, onVisitId: visit }), { maxLength: 30 }), (tried) => {
        const kept: typeof tried = []
        for (const one of tried) {
          const refused = one.visitId === one.onVisitId || chainBetween(kept, one.onVisitId, one.visitId) !== null
          if (!refused) kept.push(one)
        }
        // Nothing can be reached from itself: checked the slow way, by every walk of up to six steps.
        for (const start of 'abcdef') {
          let reached = [start]
          for (let step = 0; step < 6; step++) {
            reached = kept.filter(({ visitId }) => reached.includes(visitId)).map(({ onVisitId }) => onVisitId)
            expect(reached).not.toContain(start)
          }
        }
      }),
    )
  })
})

describe('a crew', () => {
  it('goes along when it is free, and the visit moves only to where all of it is', async () => {
    await using desk = openSmallOffice()
    expectOk(desk.run(workOrderEdit, { workOrderId: 'v1 order', set: { crewSize: 2 } }))
    const placed = expectOk(place(desk, 'v1', '9:00'))
    expect(placed.value).toMatchObject({ violations: [{ rule: 'crew', facts: { needed: 2, assigned: 1 } }] })
    expectOk(desk.run(visitSetCrew, { visitId: 'v1', technicianIds: ['elm'] }))
    expect(detail(desk, 'v1').technicianIds).toEqual(['oak', 'elm'])
    const { store } = desk.backend.context
    store.records.insert('absences', {
      id: 'a',
      technicianId: 'elm',
      startsAt: officeTime('10:30'),
      endsAt: officeTime('12:00'),
      reason: 'Doctor',
      rev: 1,
      updatedAt: 0,
      deletedAt: null,
    })
    expect(expectError(place(desk, 'v1', '11:00'))).toMatchObject({
      violations: [{ rule: 'crew-absence', severity: 'forbids', facts: { technician: 'ELM' } }],
    })
    expectOk(place(desk, 'v1', '9:15'))
    expectOk(desk.run(visitSetCrew, { visitId: 'v1', technicianIds: [] }))
    expect(detail(desk, 'v1').technicianIds).toEqual(['oak'])
  })

  it('is refused when somebody of it is elsewhere, or the visit is not on the board', async () => {
    await using desk = openSmallOffice()
    expect(expectError(desk.run(visitSetCrew, { visitId: 'v1', technicianIds: ['elm'] })).kind).toBe('invalid-input')
    expectOk(place(desk, 'v2', '9:00'))
    expectOk(desk.run(visitSchedule, { visitId: 'v1', technicianId: 'elm', startsAt: officeTime('9:30') }))
    expect(expectError(desk.run(visitSetCrew, { visitId: 'v2', technicianIds: ['elm'] }))).toMatchObject({
      violations: [{ rule: 'crew-overlap', facts: { technician: 'ELM', workOrderNumber: 1 } }],
    })
  })
})
