import type { VisitDetail } from '../visit/visit-detail.ts'
import { bestStart, compareJudgements } from './find-start.ts'
import type { JudgeContext, Judgement } from './judge-placement.ts'
import type { TechnicianSchedule } from './technician-schedule.ts'

/** One technician's answer to "could you take this visit on this day?". */
export interface Candidate {
  readonly schedule: TechnicianSchedule
  readonly judgement: Judgement
  /** `best` is the first of those that fit. */
  readonly verdict: 'best' | 'good' | 'soft' | 'impossible'
}

/** Every technician ranked for a visit on one day, best first, the impossible ones last with their reasons. */
export function rankTechnicians(
  detail: VisitDetail,
  lanes: readonly TechnicianSchedule[],
  day: string,
  from: number,
  durationMinutes: number,
  context: JudgeContext,
): Candidate[] {
  const judged = lanes.flatMap((schedule) => {
    const laneDay = schedule.days.find((candidate) => candidate.day === day)
    const judgement = laneDay ? bestStart(detail, schedule, laneDay, from, durationMinutes, context) : null
    return judgement ? [{ schedule, judgement }] : []
  })
  judged.sort((a, b) => compareJudgements(a.judgement, b.judgement))
  return judged.map((entry, index) => ({ ...entry, verdict: verdictOf(entry.judgement, index) }))
}

function verdictOf({ grade }: Judgement, index: number): Candidate['verdict'] {
  if (grade === 'fits') return index === 0 ? 'best' : 'good'
  return grade
}
