import './map.css'
import './map-marks.css'
import './map-floats.css'
import './map-panel.css'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { mapDay, mapOutlines } from '#shared/queries/map.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { useAppInfo } from '../../api/app-info.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { useDay } from '../../state/day.ts'
import { setPlanView } from '../../state/plan.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import type { MapDay } from '#shared/queries/map.ts'
import { ActionBar } from './action-bar.tsx'
import { MapLegend } from './map-legend.tsx'
import { MapNotes } from './map-notes.tsx'
import { setMapState, useMapState } from './map-state.ts'
import { MapStatus } from './map-status.tsx'
import { MapView } from './map-view.tsx'
import { MapPanel } from './panel/map-panel.tsx'
import { TimeBar } from './time-bar.tsx'
import { useMapModel } from './use-map-model.ts'
import { useProposal } from './use-proposal.ts'

/** The day on the map: visits, routes and technicians, linked to board and lists by the one selection. */
export function MapScreen() {
  const info = useAppInfo()
  const chosen = useDay((state) => state.day)
  const day = chosen ?? (info ? dayOf(info.now, info.officeZone) : null)
  const answer = useQueryOf(mapDay, { day: day ?? '2000-01-01' }, { enabled: day !== null })
  if (answer.error) return <MessageState role="alert" title={t('map.failed')} text={errorText(answer.error.error)} />
  if (!answer.data || !info) return <SkeletonRows rows={12} label={t('map.loading')} />
  return <MapOfDay day={answer.data} zone={info.officeZone} />
}

function MapOfDay({ day: current, zone }: { readonly day: MapDay; readonly zone: string }) {
  const { day, proposal } = useProposal(current)
  const { data: outlines } = useQueryOf(mapOutlines, {})
  const filter = useMapState((state) => state.filter)
  const model = useMapModel(day, current, outlines)
  const [basemapFailed, setBasemapFailed] = useState(false)
  const [, navigate] = useLocation()
  return (
    <div className="map-screen">
      <div className="map-main">
        <div className="toolbar">
          <Segmented
            label={t('map.filter')}
            value={filter}
            onChange={(next) => setMapState({ filter: next })}
            options={[
              { value: 'all', text: t('map.allVisits') },
              { value: 'toSchedule', text: t('status.toSchedule') },
              { value: 'atRisk', text: t('status.atRisk') },
            ]}
          />
          {proposal !== null && (
            <Segmented
              label={t('map.proposal')}
              value={proposal}
              onChange={(drawn) => setPlanView({ open: true, drawn })}
              options={(['before', 'after'] as const).map((value) => ({ value, text: t(`map.proposal-${value}`) }))}
            />
          )}
          <Button icon="i-board" onClick={() => navigate('/board')}>
            {t('map.openBoard')}
          </Button>
          <span className="grow" />
          {model.atRisk > 0 && (
            <span className="tag risk">
              <Icon name="s-risk" />
              {t('map.atRiskCount', { count: model.atRisk })}
            </span>
          )}
          <span className="soft">{t('map.selectionShared')}</span>
        </div>
        <div className="map-frame">
          <MapView model={model} outlines={outlines} onBasemapFailure={setBasemapFailed} />
          {proposal !== 'after' && <ActionBar model={model} />}
          <MapLegend />
          <MapNotes model={model} outlines={outlines} basemapFailed={basemapFailed} />
        </div>
        <TimeBar model={model} zone={zone} />
        <MapStatus model={model} zone={zone} />
      </div>
      <MapPanel model={model} outlines={outlines} zone={zone} proposed={proposal === 'after'} />
    </div>
  )
}
