import { Menu } from '@mantine/core'
import { useLocation } from 'wouter'
import { formatMinutes } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { printOnly } from '../../state/print-selection.ts'
import { clearSelection } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { setMapState } from './map-state.ts'
import { useAssign } from './use-assign.ts'
import type { MapModel } from './use-map-model.ts'

/** What can be done with the selected visits. */
export function ActionBar({ model }: { readonly model: MapModel }) {
  const [, navigate] = useLocation()
  const { assign, busy } = useAssign(model.day.day)
  const { selected } = model
  if (selected.length === 0) return null
  const minutes = selected.reduce((sum, { visit }) => sum + visit.durationMinutes, 0)
  const overdue = selected.filter(({ visit }) => visit.risk === 'missed').length
  const waiting = selected.filter(({ visit }) => visit.status === 'toSchedule').map(({ visit }) => visit.visitId)
  const planned = selected.filter(({ technicianId }) => technicianId !== null).map(({ visit }) => visit.visitId)
  const clear = () => {
    clearSelection()
    setMapState({ lasso: [] })
  }
  return (
    <div className="map-float map-actions" role="toolbar" aria-label={t('map.selectionActions')}>
      <b className="semi num">{t('map.selectedCount', { count: selected.length })}</b>
      <span className="soft num">{t('map.workAndOverdue', { work: formatMinutes(minutes), overdue })}</span>
      <span className="divider" />
      <Button kind="primary" size="small" onClick={() => navigate('/board')}>
        {t('map.showOnBoard')}
      </Button>
      <Menu position="bottom-start" shadow="md" disabled={waiting.length === 0}>
        <Menu.Target>
          <Button size="small" icon="i-people" disabled={waiting.length === 0 || busy}>
            {t('map.assignTo')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          <Menu.Label>{t('map.assignHint', { count: waiting.length })}</Menu.Label>
          {model.day.routes.map((route) => (
            <Menu.Item
              key={route.technicianId}
              disabled={route.shift === null}
              onClick={() => void assign(waiting, route.technicianId, route.code)}
            >
              <span className="row">
                <b className="semi">{route.code}</b>
                <span className="soft cut grow">{route.name}</span>
                <span className="muted num">{t('map.visitsCount', { count: route.stops.length })}</span>
              </span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        size="small"
        icon="i-print"
        disabled={planned.length === 0}
        onClick={() => navigate('/print', { state: printOnly('visit', planned) })}
      >
        {t('map.printPackets')}
      </Button>
      <Button kind="ghost" size="small" icon="i-x" aria-label={t('map.clearSelection')} onClick={clear} />
    </div>
  )
}
