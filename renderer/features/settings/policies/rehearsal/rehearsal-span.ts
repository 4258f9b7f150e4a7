import { addDays } from '#shared/kernel/zone.ts'

/** Which past days are rehearsed. */
export const rehearsalSpans = ['yesterday', 'week', 'month', 'own'] as const
export type RehearsalSpan = (typeof rehearsalSpans)[number]

/** First and last day. */
export interface DaySpan {
  readonly from: string
  readonly to: string
}

const lengths: Readonly<Record<Exclude<RehearsalSpan, 'own'>, number>> = { yesterday: 1, week: 7, month: 31 }

/** The days of a choice, up to yesterday: only those are over. */
export function spanOf(span: RehearsalSpan, own: DaySpan, today: string): DaySpan {
  return span === 'own' ? own : { from: addDays(today, -lengths[span]), to: addDays(today, -1) }
}
