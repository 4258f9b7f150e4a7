import type { PlannedChange, ProposedPlan } from '#shared/queries/plan.ts'
import type { Violation } from '#shared/kernel/app-error.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { reasonText, violationText } from '../../../lib/error-text.ts'
import { formatDay, formatNumber, formatTime } from '../../../lib/format.ts'
import { hasText, t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'

type Place = NonNullable<PlannedChange['from']>

/** When a place is: the time, with the day where the plan has several. */
export function whenText(startsAt: number, withDay: boolean): string {
  const zone = officeZone()
  const time = formatTime(startsAt, zone)
  return withDay ? `${formatDay(dayOf(startsAt, zone), 'short')} ${time}` : time
}

/** Where a visit is and where it would be: `Queue → OAK 09:00`. What stays the same is said once. */
export function wayText({ from, to }: PlannedChange, withDay: boolean): { readonly from: string; readonly to: string } {
  const whole = (place: Place | null) =>
    place ? `${place.technician} ${whenText(place.startsAt, withDay)}` : t('plan.queue')
  if (!from || !to) return { from: whole(from), to: whole(to) }
  if (from.technicianId === to.technicianId) return { from: whole(from), to: whenText(to.startsAt, withDay) }
  if (from.startsAt === to.startsAt) return { from: whole(from), to: to.technician }
  return { from: whole(from), to: whole(to) }
}

/** Why a visit would be placed, moved or taken off the board. */
export function whyText(change: PlannedChange, leftOut: ProposedPlan['leftOut']): string {
  if (change.kind !== 'removed')
    return whyKey(`plan.why-${change.why}`) ?? whyKey(`match.term-${change.why}`) ?? change.why
  const [reason] = leftOut.find(({ visitId }) => visitId === change.visitId)?.reasons ?? []
  return reason ? ruleText(reason) : t('plan.whyRemoved')
}

const whyKey = (key: string) => (hasText(key) ? t(key) : null)

/** A rule in the way of a visit, in the words of the ranking. */
export function ruleText(reason: Violation): string {
  const key = `match.not-${reason.rule}`
  return hasText(key) ? reasonText(key, reason.facts) : violationText(reason)
}

/** Where a driving time comes from, in words. */
export function sourceText(source: string): string {
  return hasText(`travel.source-${source}`) ? t(`travel.source-${source}`) : source
}

/** Where all driving times of a plan come from, the most usual first: `estimate 87 · place not known 2`. */
export function sourcesText({ travelSources }: ProposedPlan): string {
  return Object.entries(travelSources)
    .filter(([, legs]) => legs > 0)
    .toSorted((a, b) => b[1] - a[1])
    .map(([source, legs]) => `${sourceText(source)} ${formatNumber(legs)}`)
    .join(' · ')
}

/** The days of a plan: one day, or from one to another. */
export function daysText(days: readonly string[]): string {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return ''
  if (first === last) return formatDay(first, 'medium')
  return t('plan.days', { from: formatDay(first, 'short'), until: formatDay(last, 'short') })
}

/** How much a plan was allowed to change, and what it reckoned with. */
export function modeText({ mode }: ProposedPlan['task']): string {
  return t(`plan.mode-${mode.kind}`, { moves: mode.kind === 'repair' ? mode.mostMoves : 0 })
}

/** What broke the day that the plan mends; null for a plan without an incident. */
export function incidentText(
  { incident }: ProposedPlan['task'],
  nameOf: (technicianId: string) => string,
): string | null {
  switch (incident?.kind) {
    case undefined:
      return null
    case 'late':
      return t('plan.incident-late', { technician: nameOf(incident.technicianId), minutes: incident.minutes })
    case 'absent':
      return t('plan.incident-absent', {
        technician: nameOf(incident.technicianId),
        time: formatTime(incident.from, officeZone()),
      })
    case 'cancelled':
      return t('plan.incident-cancelled', { technician: nameOf(incident.technicianId) })
    case 'emergency':
      return t('plan.incident-emergency')
  }
}

/** A planned change in one sentence, for ghosts and screen readers. */
export function changeText(change: PlannedChange, leftOut: ProposedPlan['leftOut'], withDay: boolean): string {
  const { from, to } = wayText(change, withDay)
  return t('plan.changeName', {
    number: String(change.workOrderNumber),
    title: change.title,
    kind: t(`plan.kind-${change.kind}`),
    from,
    to,
    why: whyText(change, leftOut),
  })
}
