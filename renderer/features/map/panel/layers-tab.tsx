import { Checkbox, FileButton } from '@mantine/core'
import { mapLayerAdd } from '#shared/commands/map-layer/add.ts'
import { mapLayerRemove } from '#shared/commands/map-layer/remove.ts'
import { isInsidePolygons } from '#shared/domain/geometry/polygon.ts'
import { outlinesOfGeojson } from '#shared/domain/territory/outlines-of-geojson.ts'
import type { MapOutlines } from '#shared/queries/map.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { announce } from '../../../state/announcer.ts'
import { selectMany } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { setMapState, useMapState } from '../map-state.ts'
import type { MapModel } from '../use-map-model.ts'

interface LayersTabProps {
  readonly outlines: MapOutlines | undefined
  readonly model: MapModel
}

/** What is drawn under the day, outlines of one's own, and territories to select by. */
export function LayersTab({ outlines, model }: LayersTabProps) {
  const { hiddenLayers, showTerritories, showPlaces } = useMapState()
  const { run } = useCommands()
  const importFile = async (file: File | null) => {
    if (!file) return
    const found = outlinesOfGeojson(await file.text())
    if (!found.ok) return announce({ tone: 'bad', text: errorText(found.error) })
    const { shapes, skipped } = found.value
    const name = file.name.replace(/\.(geo)?json$/i, '')
    const done = await run(mapLayerAdd, { name, attribution: null, shapes })
    if (done.ok) announce({ tone: 'good', text: t('map.outlinesImported', { count: shapes.length, skipped }) })
  }
  const toggle = (id: string) => {
    const next = new Set(hiddenLayers)
    if (!next.delete(id)) next.add(id)
    setMapState({ hiddenLayers: next })
  }
  return (
    <>
      <section>
        <h3 className="label">{t('map.basemap')}</h3>
        <p>{t('map.bundledMap')}</p>
        <p className="muted">{t('map.bundledMapLimits')}</p>
      </section>
      <section>
        <h3 className="label">{t('map.outlines')}</h3>
        {outlines?.layers.map((layer) => (
          <div key={layer.id} className="row map-layer-row">
            <Checkbox
              size="xs"
              label={t('map.layerAreas', { name: layer.name, count: layer.shapes.length })}
              checked={!hiddenLayers.has(layer.id)}
              onChange={() => toggle(layer.id)}
            />
            <span className="grow" />
            <Button
              kind="ghost"
              size="small"
              icon="i-x"
              aria-label={t('map.removeLayer', { name: layer.name })}
              onClick={() => void run(mapLayerRemove, { id: layer.id })}
            />
          </div>
        ))}
        {outlines?.layers.length === 0 && <p className="muted">{t('map.noOutlines')}</p>}
        <FileButton accept=".geojson,.json,application/geo+json" onChange={(file) => void importFile(file)}>
          {(props) => (
            <Button size="small" icon="i-plus" {...props}>
              {t('map.importOutlines')}
            </Button>
          )}
        </FileButton>
      </section>
      <section>
        <h3 className="label">{t('map.alsoShow')}</h3>
        <Checkbox
          size="xs"
          label={t('map.territories')}
          checked={showTerritories}
          onChange={() => setMapState({ showTerritories: !showTerritories })}
        />
        <Checkbox
          size="xs"
          label={t('map.allSites')}
          checked={showPlaces}
          onChange={() => setMapState({ showPlaces: !showPlaces })}
        />
      </section>
      <TerritorySelection outlines={outlines} model={model} />
    </>
  )
}

/** Selecting by territory: the lasso's equal without a pointer. */
function TerritorySelection({ outlines, model }: LayersTabProps) {
  const drawn = (outlines?.territories ?? []).filter((territory) => territory.polygons !== null)
  if (drawn.length === 0) return null
  return (
    <section>
      <h3 className="label">{t('map.selectByTerritory')}</h3>
      {drawn.map(({ id, name, polygons }) => {
        const inside = model.filtered.filter(
          ({ visit }) => visit.point && isInsidePolygons([visit.point.longitude, visit.point.latitude], polygons ?? []),
        )
        return (
          <div key={id} className="row map-layer-row">
            <span className="grow cut">{name}</span>
            <Button
              size="small"
              disabled={inside.length === 0}
              aria-label={t('map.selectIn', { count: inside.length, name })}
              onClick={() => {
                selectMany(
                  'visit',
                  inside.map(({ visit }) => visit.visitId),
                )
                setMapState({ tab: 'selection' })
              }}
            >
              {t('map.selectCount', { count: inside.length })}
            </Button>
          </div>
        )
      })}
    </section>
  )
}
