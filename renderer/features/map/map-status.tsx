import { formatTime } from '../../lib/format.ts'
import { legSourcesText } from '../../lib/leg-source.ts'
import { t } from '../../lib/messages.ts'
import { clockOf, useMapState } from './map-state.ts'
import type { MapModel } from './use-map-model.ts'

/** One line below the map: how much is on it and where its figures come from. */
export function MapStatus({ model, zone }: { readonly model: MapModel; readonly zone: string }) {
  const { day } = model
  const clock = useMapState((state) => clockOf(state, model))
  const visits = day.routes.reduce((sum, route) => sum + route.stops.length, 0)
  const legs = day.routes.flatMap(({ stops, returnLeg }) => [...stops.map(({ leg }) => leg), returnLeg])
  return (
    <div className="map-status">
      <span className="num">
        {t('map.dayCounts', { technicians: day.routes.length, visits, waiting: day.unscheduledTotal })}
      </span>
      <span className="num">{t('map.positionsPlanned', { time: formatTime(clock, zone) })}</span>
      <span title={t('travel.how')}>{t('map.travelSource', { source: legSourcesText(legs) })}</span>
      <span className="grow" />
      <span>{t('map.timesIn', { zone })}</span>
    </div>
  )
}
