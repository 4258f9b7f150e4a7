import type { QueryClient } from '@tanstack/react-query'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { boardCalendar, boardDay, boardQueue } from '#shared/queries/board.ts'
import { patchAnswers } from '../../api/optimistic.ts'

/** Shows a visit at its new place at once, on every span of the board and in the queue; returns the way back. */
export function showPlaced(
  cache: QueryClient,
  detail: VisitDetail,
  technicianId: string,
  startsAt: number,
  durationMinutes: number,
): () => void {
  const endsAt = startsAt + durationMinutes * minuteMs
  const placed: VisitDetail = {
    ...detail,
    technicianId,
    technicianIds: [technicianId, ...detail.technicianIds.slice(1).filter((id) => id !== technicianId)],
    visit: { ...detail.visit, startsAt, endsAt, durationMinutes, status: 'scheduled' },
  }
  return allBack(
    patchBoard(cache, new Set([detail.visit.id]), (from, to) => (startsAt < to && endsAt > from ? placed : null)),
    takeFromQueue(cache, detail.visit.id),
    patchAnswers(cache, boardCalendar, (answer) => ({
      visits: answer.visits.map((one) => (one.visit.id === detail.visit.id ? placed : one)),
    })),
  )
}

/** Takes visits off the board at once; the queue gets them when the backend has answered. */
export function showUnscheduled(cache: QueryClient, visitIds: readonly string[]): () => void {
  return patchBoard(cache, new Set(visitIds), () => null)
}

function patchBoard(
  cache: QueryClient,
  moved: ReadonlySet<string>,
  placedIn: (from: number, to: number) => VisitDetail | null,
): () => void {
  return patchAnswers(cache, boardDay, (answer) => {
    const placed = placedIn(answer.from, answer.to)
    return {
      ...answer,
      technicians: answer.technicians.map((technician) => {
        const has = technician.visits.some(({ visit }) => moved.has(visit.id))
        const gets = placed?.technicianId === technician.technician.id
        if (!has && !gets) return technician
        const visits = technician.visits.filter(({ visit }) => !moved.has(visit.id))
        if (placed && gets) visits.push(placed)
        visits.sort((a, b) => a.visit.startsAt! - b.visit.startsAt!)
        return { ...technician, visits }
      }),
    }
  })
}

function takeFromQueue(cache: QueryClient, visitId: string): () => void {
  return patchAnswers(cache, boardQueue, (answer) => {
    const visits = answer.visits.filter(({ visit }) => visit.id !== visitId)
    return { ...answer, visits, total: answer.total - (answer.visits.length - visits.length) }
  })
}

function allBack(...waysBack: readonly (() => void)[]): () => void {
  return () => waysBack.forEach((back) => back())
}
