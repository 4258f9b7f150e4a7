import type { RehearsalSides } from '#shared/actions/policy.ts'
import { formatBusinessMinutes, formatNumber } from '../../../../lib/format.ts'
import { t } from '../../../../lib/messages.ts'

/** The figures of a rehearsal, in the order they are shown. */
export const rehearsalFigures = [
  'served',
  'travelMinutes',
  'travelPerVisit',
  'overtimeMinutes',
  'lateVisits',
  'lateMinutes',
  'otherTechnician',
  'moves',
] as const
export type RehearsalFigure = (typeof rehearsalFigures)[number]

/** One figure of a side; null where that side has none. */
export function figureOf(figure: RehearsalFigure, side: RehearsalSides['happened'] | RehearsalSides['under'][number]) {
  if (figure === 'moves') return 'moves' in side ? side.moves : null
  if (figure === 'otherTechnician') return 'otherTechnician' in side ? side.otherTechnician : null
  return side[figure]
}

/** A figure as people read it. */
export function figureText(figure: RehearsalFigure, value: number | null): string {
  if (value === null) return '–'
  if (figure === 'travelPerVisit') return t('policies.rehearseMinutes', { minutes: formatNumber(value, 1) })
  return figure.endsWith('Minutes') ? formatBusinessMinutes(value) : formatNumber(value)
}

/** How a policy differs from what happened: in words with its sign, and whether that is for the better. */
export interface FigureChange {
  readonly text: string
  readonly tone: 'better' | 'worse' | null
}

/** The difference of two figures; null where one of them is missing. */
export function changeOf(figure: RehearsalFigure, happened: number | null, under: number | null): FigureChange | null {
  if (happened === null || under === null) return null
  const by = Math.round(10 * (under - happened)) / 10
  if (by === 0) return { text: '0', tone: null }
  const better = figure === 'served' ? by > 0 : by < 0
  return { text: `${by > 0 ? '+' : ''}${figureText(figure, by)}`, tone: better ? 'better' : 'worse' }
}
