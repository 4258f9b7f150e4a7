import type { ReactNode } from 'react'
import type { ReportMeasure } from '#shared/queries/reports.ts'
import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { measureText } from '../measure-text.ts'
import { openNumber, useReportView } from '../report-view.ts'

interface FigureProps {
  readonly measure: ReportMeasure
  readonly value: number
  /** Name of the group it belongs to; left out for all. */
  readonly group?: { readonly key: string | null; readonly label: string }
  readonly children?: ReactNode
}

/** A number that opens the list behind it. Zero is a number too, but there is nothing to list. */
export function Figure({ measure, value, group, children }: FigureProps) {
  const open = useReportView((view) => view.open)
  const what = group ? t('reports.listOf', { what: measureText(measure), group: group.label }) : measureText(measure)
  const text = children ?? formatNumber(value)
  if (value === 0) return <span className="num muted">{text}</span>
  const shown = open !== null && 'measure' in open && open.measure === measure && open.key === group?.key && !open.days
  return (
    <button
      type="button"
      className="report-figure num"
      aria-pressed={shown}
      aria-label={t('reports.openNumber', { what, count: formatNumber(value) })}
      data-measure={measure}
      onClick={() => openNumber(shown ? null : { measure, label: what, ...(group ? { key: group.key } : {}) })}
    >
      {text}
    </button>
  )
}
