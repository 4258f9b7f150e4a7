import type { MapOutlines } from '#shared/queries/map.ts'
import { t } from '../../lib/messages.ts'
import { setMapState } from './map-state.ts'
import type { MapModel } from './use-map-model.ts'

interface MapNotesProps {
  readonly model: MapModel
  readonly outlines: MapOutlines | undefined
  readonly basemapFailed: boolean
}

/** What the map shows and what it lacks, in words: an empty spot is never left unexplained. */
export function MapNotes({ model, outlines, basemapFailed }: MapNotesProps) {
  const { day, visits } = model
  const missing = day.ungeocoded.length
  const leftOut = day.unscheduledTotal - day.unscheduled.length - day.ungeocoded.filter((v) => !v.technicianCode).length
  const base = basemapFailed
    ? t('map.basemapFailed')
    : t(outlines && outlines.layers.length === 0 ? 'map.basemapWithoutAreas' : 'map.basemapNote')
  return (
    <>
      {visits.size === 0 && (
        <div className="map-float map-empty" role="status">
          <b className="semi">{t('map.emptyDay')}</b>
          <span className="soft">{t('map.emptyDayText')}</span>
        </div>
      )}
      <div className="map-float map-base-note" role={basemapFailed ? 'alert' : 'note'}>
        {base}
        {missing > 0 && (
          <>
            {' · '}
            <button type="button" onClick={() => setMapState({ tab: 'noCoordinates' })}>
              {t('map.listedNotShown', { count: missing })}
            </button>
          </>
        )}
        {leftOut > 0 && ` · ${t('map.tooMany', { count: leftOut })}`}
      </div>
    </>
  )
}
