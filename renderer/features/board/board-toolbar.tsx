import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { setBoardState, useBoardState } from './board-state.ts'
import type { BoardView, CalendarView, Span } from './board-state.ts'
import type { BoardModel } from './model/board-model.ts'
import { PlanControls } from './plan/plan-controls.tsx'

const spans: readonly Span[] = ['day', 'threeDays', 'week', 'twoWeeks']
const calendarViews: readonly CalendarView[] = ['month', 'week', 'day', 'agenda']

/** What the board shows, and Publish. */
export function BoardToolbar({
  model,
  onPublish,
  onShowRisk,
}: {
  readonly model: BoardModel | null
  readonly onPublish: () => void
  readonly onShowRisk: () => void
}) {
  const { view, grouping, span, calendarView, calendarTechnicianId, zoom } = useBoardState()
  const { drafts, atRisk } = model?.totals ?? { drafts: 0, atRisk: 0 }
  return (
    <div className="toolbar" role="toolbar" aria-label={t('board.toolbar')}>
      {view === 'lanes' ? (
        <Segmented
          label={t('board.span')}
          options={spans.map((value) => ({ value, text: t(`board.span-${value}`) }))}
          value={span}
          onChange={(next) => setBoardState({ span: next, zoom: 1 })}
        />
      ) : (
        <Segmented
          label={t('board.span')}
          options={calendarViews.map((value) => ({ value, text: t(`board.calendar-${value}`) }))}
          value={calendarView}
          onChange={(next) => setBoardState({ calendarView: next })}
        />
      )}
      <Segmented
        label={t('board.view')}
        options={(['lanes', 'calendar'] as const).map((value) => ({ value, text: t(`board.view-${value}`) }))}
        value={view}
        onChange={(next: BoardView) => setBoardState({ view: next })}
      />
      {view === 'calendar' && (
        <select
          className="field"
          aria-label={t('board.calendarOf')}
          value={calendarTechnicianId ?? ''}
          onChange={(event) => setBoardState({ calendarTechnicianId: event.target.value || null })}
        >
          <option value="">{t('board.everybody')}</option>
          {[...(model?.lanes.values() ?? [])].map((lane) => (
            <option key={lane.id} value={lane.id}>
              {lane.code}
            </option>
          ))}
        </select>
      )}
      {view === 'lanes' && (
        <Segmented
          label={t('board.grouping')}
          options={(['territory', 'crew'] as const).map((value) => ({ value, text: t(`board.grouping-${value}`) }))}
          value={grouping}
          onChange={(next) => setBoardState({ grouping: next })}
        />
      )}
      {view === 'lanes' && zoom !== 1 && (
        <Button size="small" onClick={() => setBoardState({ zoom: 1 })}>
          {t('board.fitWidth')}
        </Button>
      )}
      <div className="row toolbar-end">
        {atRisk > 0 && (
          <button type="button" className="tag risk at-risk-button" onClick={onShowRisk}>
            <Icon name="s-risk" />
            {t('board.atRiskCount', { count: atRisk })}
          </button>
        )}
        <PlanControls />
        <Button kind="primary" disabled={drafts === 0} onClick={onPublish}>
          {drafts === 0 ? t('board.nothingToPublish') : t('board.publish', { count: drafts })}
        </Button>
      </div>
    </div>
  )
}
