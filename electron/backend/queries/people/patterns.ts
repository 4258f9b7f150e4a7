import { dayOf } from '#shared/kernel/zone.ts'
import { patternsList } from '#shared/queries/people.ts'
import { answers } from '../../handler.ts'

const byCode = (a: { code: string }, b: { code: string }) => a.code.localeCompare(b.code, undefined, { numeric: true })

/** Answers about shift patterns. */
export const patternQueries = [
  answers(patternsList, (_args, { store: { records }, clock, pipeline }) => {
    const today = dayOf(clock.now(), pipeline.officeZone())
    const technicians = records.all('technicians').filter(({ active }) => active)
    const patterns = records.all('shiftPatterns').toSorted((a, b) => a.name.localeCompare(b.name))
    const names = new Map(patterns.map(({ id, name }) => [id, name]))
    const live = records.all('shifts').filter(({ validUntil }) => validUntil === null || validUntil >= today)
    const ofTechnician = Map.groupBy(live, ({ technicianId }) => technicianId)
    return {
      today,
      patterns: patterns.map((pattern) => ({
        pattern,
        technicians: technicians
          .flatMap(({ id, code }) => {
            const [first] = (ofTechnician.get(id) ?? []).filter(({ patternId }) => patternId === pattern.id)
            return first ? [{ id, code, fromDay: first.validFrom, untilDay: first.validUntil }] : []
          })
          .sort(byCode),
      })),
      technicians: technicians
        .map(({ id, code, name }) => {
          const now = (ofTechnician.get(id) ?? []).find(({ validFrom }) => (validFrom ?? today) <= today)
          return { id, code, name, patternName: now?.patternId ? (names.get(now.patternId) ?? null) : null }
        })
        .sort(byCode),
    }
  }),
]
