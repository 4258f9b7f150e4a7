import { Link } from 'wouter'
import { settingsAll } from '#shared/queries/settings.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { Card } from './card.tsx'

/** Saved import mappings and outlines of the map. */
export function ListsCard() {
  const data = useQueryOf(settingsAll, {}).data
  if (!data) return null
  return (
    <Card id="lists" title={t('settings.lists')}>
      <div className="settings-line">
        <div>
          <h3 className="medium">{t('settings.mappings')}</h3>
          {data.mappings.length === 0 && <p className="muted">{t('settings.noMappings')}</p>}
          <ul>
            {data.mappings.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </div>
        <Link href="/import">{t('settings.openImport')}</Link>
      </div>
      <div className="settings-line">
        <div>
          <h3 className="medium">{t('settings.layers')}</h3>
          {data.mapLayers.length === 0 && <p className="muted">{t('settings.noLayers')}</p>}
          <ul>
            {data.mapLayers.map(({ id, name, attribution, shapes }) => (
              <li key={id}>
                {name} <span className="muted num">{t('settings.shapes', { count: shapes })}</span>{' '}
                {attribution && <span className="muted">© {attribution}</span>}
              </li>
            ))}
          </ul>
        </div>
        <Link href="/map">{t('settings.openMap')}</Link>
      </div>
    </Card>
  )
}
