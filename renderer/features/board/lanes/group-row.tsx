import { t } from '../../../lib/messages.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { setBoardState, useBoardState } from '../board-state.ts'
import { workingHours } from './working-hours.ts'
import type { LaneGroup } from '../model/board-model.ts'

/** The heading of a territory or a crew; opens and closes its lanes. */
export function GroupRow({
  group,
  y,
  open,
  rowIndex,
}: {
  readonly group: LaneGroup
  readonly y: number
  readonly open: boolean
  readonly rowIndex: number
}) {
  const closed = useBoardState((state) => state.closedGroups)
  const visits = group.lanes.reduce((sum, lane) => sum + lane.view.cards.length, 0)
  const atRisk = group.lanes.reduce((sum, lane) => sum + lane.view.riskCount, 0)
  const left = group.lanes.reduce(
    (sum, { view }) => sum + Math.max(0, view.workingMinutes - view.workMinutes - view.travelMinutes),
    0,
  )
  const toggle = () =>
    setBoardState({ closedGroups: open ? [...closed, group.id] : closed.filter((id) => id !== group.id) })
  const title =
    group.name === ''
      ? t(group.by === 'crew' ? 'board.noCrew' : 'board.noTerritory')
      : group.code && group.code !== group.name
        ? group.code
        : group.name
  return (
    <div className="lane-group" role="row" aria-rowindex={rowIndex} style={{ top: y }}>
      <div role="rowheader">
        <button type="button" aria-expanded={open} onClick={toggle} tabIndex={-1}>
          <Icon name={open ? 'i-down' : 'i-right'} />
          <b>{title}</b>
          {title !== group.name && <span>{group.name}</span>}
          <span className="muted num">
            {t('board.groupSums', { units: group.lanes.length, visits, left: workingHours(left) })}
          </span>
          {atRisk > 0 && (
            <span className="risk semi row num">
              <Icon name="s-risk" />
              {t('board.atRiskCount', { count: atRisk })}
            </span>
          )}
        </button>
      </div>
    </div>
  )
}
