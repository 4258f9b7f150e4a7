import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visitStatuses } from '#shared/domain/visit/visit.ts'
import { workOrderStatuses } from '#shared/domain/work-order/work-order.ts'
import {
  checkStatusMove,
  isEnded,
  nextStatuses,
  statusFromVisits,
} from '#shared/domain/work-order/work-order-status.ts'

describe('the status machine of a work order', () => {
  it('allows exactly the moves it offers and names them when it refuses', () => {
    for (const from of workOrderStatuses) {
      for (const to of workOrderStatuses) {
        const violation = checkStatusMove(from, to)
        expect(violation === null).toBe(nextStatuses(from).includes(to))
        if (violation) expect(violation.facts).toEqual({ from, to, legal: nextStatuses(from).join(',') })
      }
    }
  })

  it('can leave every status and reach every status, so that no work order is stuck', () => {
    for (const from of workOrderStatuses) {
      const reached = new Set([from])
      for (let size = 0; size !== reached.size;) {
        size = reached.size
        for (const status of [...reached]) for (const next of nextStatuses(status)) reached.add(next)
      }
      expect(reached.size).toBe(workOrderStatuses.length)
    }
  })

  it('lets ended work only be reopened, or done work be closed and opened to correction again', () => {
    const ended = workOrderStatuses.filter((status) => isEnded(status))
    expect(ended.map((status) => [status, nextStatuses(status)])).toEqual([
      ['done', ['open', 'closed']],
      ['closed', ['done', 'open']],
      ['cancelled', ['open']],
    ])
  })

  it('derives a status from visits that does not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...visitStatuses)), fc.integer(), (statuses, seed) => {
        const turned = statuses.map((_, i) => statuses[(i + Math.abs(seed)) % statuses.length]!)
        expect(statusFromVisits(turned)).toBe(statusFromVisits(statuses))
      }),
    )
  })
})
