import type { Judgement } from '#shared/domain/schedule/judge-placement.ts'
import type { Violation } from '#shared/kernel/app-error.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { violationText } from '../../../lib/error-text.ts'
import { formatMinutes, formatNumber, formatTime, signedMinutes } from '../../../lib/format.ts'
import { legSourceText } from '../../../lib/leg-source.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import type { DrawingName } from '../../../ui/icons/drawings.tsx'

/** How a lane answers while something is dragged. */
export type VerdictKind = 'best' | 'good' | 'soft' | 'impossible'

export const verdictIcon: Readonly<Record<VerdictKind, DrawingName>> = {
  best: 's-star',
  good: 's-good',
  soft: 's-warn',
  impossible: 's-no',
}

/** The verdict of one judgement; `best` is given by whoever compares several. */
export function verdictOf({ grade }: Judgement): VerdictKind {
  return grade === 'fits' ? 'good' : grade
}

/** Broken rules that another placement could mend: a deadline that has passed is everywhere the same. */
export function tellingViolations(violations: readonly Violation[]): Violation[] {
  return violations.filter(({ facts }) => facts['passed'] !== true)
}

/** The violation that says most: what forbids before what asks before what warns. */
export function mainViolation({ violations }: Judgement): Violation | null {
  const order = { forbids: 0, asks: 1, warns: 2 } as const
  return tellingViolations(violations).sort((a, b) => order[a.severity] - order[b.severity])[0] ?? null
}

/** The short answer of a lane. */
export function verdictText(judgement: Judgement, kind: VerdictKind): string {
  const main = mainViolation(judgement)
  if (kind === 'impossible') return main ? placedViolationText(main) : ''
  const time = formatTime(judgement.arrival, officeZone())
  const extra = signedMinutes(judgement.extraTravelMinutes)
  if (kind === 'soft') return t('board.verdictSoft', { time, reason: main ? placedViolationText(main) : '' })
  return t(kind === 'best' ? 'board.verdictBest' : 'board.verdictGood', { time, extra })
}

/** A broken rule with the number of the visit it is about, where several are placed together. */
export function placedViolationText(violation: Violation): string {
  const number = violation.facts['placedNumber']
  const text = violationText(violation)
  return number === undefined ? text : t('board.togetherOf', { number: String(number), text })
}

/** One line of the ghost's tip. */
export interface TipLine {
  /** `note`: neither for nor against it; `rank`: what Match says of the lane. */
  readonly tone: 'good' | 'note' | 'rank' | 'warn' | 'bad'
  readonly text: string
}

/** What speaks for and against a placement. */
export function tipLines(judgement: Judgement, resolveBy: number | null): TipLine[] {
  const lines: TipLine[] = []
  const unknown = judgement.travelBefore.source === 'unknown' && judgement.travelAfter.source === 'unknown'
  if (unknown) lines.push({ tone: 'warn', text: t('board.travelUnknown') })
  else {
    const kilometres = `${judgement.extraDistanceMeters < 0 ? '−' : '+'}${formatNumber(Math.abs(judgement.extraDistanceMeters) / 1000, 1)}`
    const values = { extra: signedMinutes(judgement.extraTravelMinutes), kilometres }
    lines.push({ tone: 'good', text: t('board.travelToday', values) })
    const { travelBefore, travelAfter } = judgement
    const named = travelBefore.source === 'unknown' ? travelAfter : travelBefore
    lines.push({ tone: 'note', text: t('board.driveBy', { source: legSourceText(named) }) })
  }
  if (resolveBy !== null && judgement.leave <= resolveBy) {
    const spare = formatMinutes((resolveBy - judgement.leave) / minuteMs)
    lines.push({ tone: 'good', text: t('board.beforeDeadline', { spare, time: formatTime(resolveBy, officeZone()) }) })
  }
  for (const violation of judgement.violations)
    lines.push({ tone: violation.severity === 'forbids' ? 'bad' : 'warn', text: placedViolationText(violation) })
  return lines
}

/** A placement in one spoken sentence. */
export function spokenVerdict(judgement: Judgement, laneCode: string): string {
  const zone = officeZone()
  const reasons = judgement.violations.map(placedViolationText).join(', ')
  return t(`board.spoken-${judgement.grade}`, {
    technician: laneCode,
    from: formatTime(judgement.arrival, zone),
    to: formatTime(judgement.leave, zone),
    reasons,
  })
}
