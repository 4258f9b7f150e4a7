import type { ReactNode } from 'react'
import type { AppError } from '#shared/kernel/app-error.ts'
import { errorText } from '../../../lib/error-text.ts'
import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { openNumber } from '../report-view.ts'

interface ListPanelProps {
  readonly label: string
  /** Null until the list is there. */
  readonly count: { readonly total: number; readonly shown: number } | null
  readonly error: AppError | null
  readonly saving: boolean
  readonly onSave: () => void
  /** Shows more rows; null when there are no more to show. */
  readonly onMore: (() => void) | null
  /** The rows. */
  readonly children: ReactNode
}

/** The list behind a number, beside the report: how long it is, its file, and a way back. */
export function ListPanel({ label, count, error, saving, onSave, onMore, children }: ListPanelProps) {
  return (
    <aside className="report-list panel" aria-label={label}>
      <header>
        <div className="grow">
          <h2>{label}</h2>
          <p className="muted num" role="status">
            {count && t('reports.listCount', { count: count.total })}
            {count &&
              count.shown < count.total &&
              `, ${t('reports.listShown', { shown: formatNumber(count.shown), total: formatNumber(count.total) }).toLowerCase()}`}
          </p>
        </div>
        <Button size="small" disabled={saving || !count} onClick={onSave}>
          {t('reports.csv')}
        </Button>
        <Button
          kind="ghost"
          size="small"
          icon="i-x"
          aria-label={t('reports.closeList')}
          onClick={() => openNumber(null)}
        />
      </header>
      {error && <MessageState role="alert" title={errorText(error)} />}
      {!count && !error && <SkeletonRows rows={8} label={t('app.loading')} />}
      {count && <ol>{children}</ol>}
      {onMore && (
        <footer>
          <Button size="small" onClick={onMore}>
            {t('reports.more')}
          </Button>
        </footer>
      )}
    </aside>
  )
}
