import type { CostMeasure } from '#shared/queries/cost-report.ts'
import { t } from '../../../lib/messages.ts'
import { openNumber, useReportView } from '../report-view.ts'

interface CostFigureProps {
  readonly measure: CostMeasure
  /** How many work orders stand behind the number; without any there is nothing to open. */
  readonly count: number
  /** What the number is called. */
  readonly what: string
  /** The number itself. */
  readonly text: string
  readonly risk?: boolean
  readonly group?: { readonly key: string | null; readonly label: string }
}

/** A number of the cost report that opens the work orders behind it. */
export function CostFigure({ measure, count, what, text, risk, group }: CostFigureProps) {
  const open = useReportView((view) => view.open)
  const label = group ? t('reports.listOf', { what, group: group.label }) : what
  if (count === 0) return <span className="num muted">{text}</span>
  const shown = open !== null && 'cost' in open && open.label === label && open.key === group?.key
  return (
    <button
      type="button"
      className={`report-figure num ${risk ? 'risk' : ''}`}
      aria-pressed={shown}
      aria-label={t('reports.openNumber', { what: label, count: text })}
      onClick={() => openNumber(shown ? null : { cost: measure, label, ...(group ? { key: group.key } : {}) })}
    >
      {text}
    </button>
  )
}
