import type { QueryClient } from '@tanstack/react-query'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { placedAt } from '#shared/domain/schedule/judge-together.ts'
import type { Move } from '#shared/domain/schedule/judge-together.ts'
import { boardBundles, boardCalendar, boardDay, boardQueue } from '#shared/queries/board.ts'
import { patchAnswers } from '../../api/optimistic.ts'

/** Shows visits at their new places at once, on every span of the board and in the queue; returns the way back. */
export function showPlaced(cache: QueryClient, moves: readonly Move[]): () => void {
  const placed = new Map(moves.map((move) => [move.detail.visit.id, placedAt(move)]))
  return allBack(
    patchBoard(cache, placed),
    takeFromQueue(cache, placed),
    patchAnswers(cache, boardCalendar, (answer) => ({
      visits: answer.visits.map((one) => placed.get(one.visit.id) ?? one),
    })),
    patchAnswers(cache, boardBundles, (answer) => ({
      bundles: answer.bundles.filter(({ visits }) => !visits.every(({ visit }) => placed.has(visit.id))),
    })),
  )
}

/** Takes visits off the board at once; the queue gets them when the backend has answered. */
export function showUnscheduled(cache: QueryClient, visitIds: readonly string[]): () => void {
  return patchBoard(cache, new Map(visitIds.map((id) => [id, null])))
}

/** Visits at their new places, by id; null for those that leave the board. */
function patchBoard(cache: QueryClient, moved: ReadonlyMap<string, VisitDetail | null>): () => void {
  return patchAnswers(cache, boardDay, (answer) => {
    const shown = [...moved.values()].filter(
      (one) => one !== null && one.visit.startsAt! < answer.to && one.visit.endsAt! > answer.from,
    )
    return {
      ...answer,
      technicians: answer.technicians.map((technician) => {
        const has = technician.visits.some(({ visit }) => moved.has(visit.id))
        const gets = shown.filter((one) => one !== null && one.technicianId === technician.technician.id)
        if (!has && gets.length === 0) return technician
        const visits = technician.visits.filter(({ visit }) => !moved.has(visit.id))
        visits.push(...gets.filter((one) => one !== null))
        visits.sort((a, b) => a.visit.startsAt! - b.visit.startsAt!)
        return { ...technician, visits }
      }),
    }
  })
}

function takeFromQueue(cache: QueryClient, placed: ReadonlyMap<string, VisitDetail>): () => void {
  return patchAnswers(cache, boardQueue, (answer) => {
    const visits = answer.visits.filter(({ visit }) => !placed.has(visit.id))
    return { ...answer, visits, total: answer.total - (answer.visits.length - visits.length) }
  })
}

function allBack(...waysBack: readonly (() => void)[]): () => void {
  return () => waysBack.forEach((back) => back())
}
