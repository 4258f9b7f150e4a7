import { t } from '../../../lib/messages.ts'
import { Tabs } from '../../../ui/tabs.tsx'
import type { MapOutlines } from '#shared/queries/map.ts'
import { setMapState, useMapState } from '../map-state.ts'
import type { MapModel } from '../use-map-model.ts'
import { JoinEffect } from './join-effect.tsx'
import { LayersTab } from './layers-tab.tsx'
import { RoutesTab } from './routes-tab.tsx'
import { VisitList } from './visit-list.tsx'

interface MapPanelProps {
  readonly model: MapModel
  readonly outlines: MapOutlines | undefined
  readonly zone: string
  /** The day is drawn as a plan proposes it: nothing can be assigned in it. */
  readonly proposed: boolean
}

/** The lists beside the map: everything a mark says is also here, for keyboard and screen reader. */
export function MapPanel({ model, outlines, zone, proposed }: MapPanelProps) {
  const tab = useMapState((state) => state.tab)
  const withStops = model.day.routes.filter((route) => route.stops.length > 0).length
  const title = {
    routes: t('map.routesShown'),
    selection: t('map.selection'),
    layers: t('map.layers'),
    noCoordinates: t('map.noCoordinates'),
  }[tab]
  const hint = {
    routes: t('map.routesShownOf', { shown: model.shownRoutes.length, all: withStops }),
    selection: t('map.selectionHint'),
    layers: t('map.layersHint'),
    noCoordinates: t('map.noCoordinatesHint'),
  }[tab]
  return (
    <aside className="map-panel panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <p className="soft">{hint}</p>
      </header>
      <Tabs
        label={t('map.panelTabs')}
        value={tab}
        onChange={(next) => setMapState({ tab: next })}
        tabs={[
          { value: 'routes', text: t('map.routes') },
          { value: 'selection', text: t('map.selection'), count: model.selected.length },
          { value: 'layers', text: t('map.layers') },
          {
            value: 'noCoordinates',
            text: t('map.noCoordinates'),
            count: model.day.ungeocoded.length,
            alarm: model.day.ungeocoded.length > 0,
          },
        ]}
      />
      <div className="map-panel-body" role="tabpanel" aria-label={title}>
        {tab === 'routes' && <RoutesTab model={model} zone={zone} />}
        {tab === 'selection' && (
          <VisitList
            visits={model.selected}
            zone={zone}
            emptyTitle={t('map.nothingSelected')}
            emptyText={t('map.nothingSelectedText')}
          />
        )}
        {tab === 'layers' && <LayersTab outlines={outlines} model={model} />}
        {tab === 'noCoordinates' && (
          <VisitList
            visits={model.day.ungeocoded.flatMap((visit) => model.visits.get(visit.visitId) ?? [])}
            reasons={new Map(model.day.ungeocoded.map(({ visitId, reason }) => [visitId, reason]))}
            zone={zone}
            emptyTitle={t('map.allHaveCoordinates')}
            emptyText={t('map.allHaveCoordinatesText')}
          />
        )}
      </div>
      {!proposed && <JoinEffect model={model} zone={zone} />}
    </aside>
  )
}
