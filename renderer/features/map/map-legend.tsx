import { t } from '../../lib/messages.ts'
import { visitStatusLook } from '../../lib/status-look.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import type { DrawingName } from '../../ui/icons/drawings.tsx'
import { arcPath } from './points/point-marks.ts'

const entries: readonly (readonly [DrawingName, string, string])[] = [
  ['s-open', 'idle', 'status.toSchedule'],
  ['s-sched', 'accent', 'status.scheduled'],
  ['s-miss', 'risk', 'workOrders.overdue'],
  ['s-disp', 'accent', 'status.dispatched'],
  ['s-risk', 'risk', 'status.atRisk'],
  [visitStatusLook.enRoute.shape, 'route', 'status.enRoute'],
  ['s-done', 'good', 'status.done'],
  [visitStatusLook.partlyDone.shape, visitStatusLook.partlyDone.family, 'status.partlyDone'],
  ['s-site', 'accent', 'status.onSite'],
  ['s-hold', 'hold', 'status.onHold'],
]

/** What the shapes mean. */
export function MapLegend() {
  return (
    <ul className="map-float map-legend" aria-label={t('map.legend')}>
      {entries.map(([shape, family, textKey]) => (
        <li key={shape} className="row">
          <Icon name={shape} className={family} />
          {t(textKey)}
        </li>
      ))}
      <li className="row">
        <b className="map-legend-badge" aria-hidden="true">
          {t('map.badgeSample')}
        </b>
        {t('map.legendTechnician')}
      </li>
      <li className="row wide">
        <svg width="16" height="16" viewBox="-8 -8 16 16" className="map-cluster" aria-hidden="true">
          <circle r="5" className="disc" />
          <path d={arcPath(7, 0.25)} className="arc" />
        </svg>
        {t('map.legendCluster')}
      </li>
    </ul>
  )
}
