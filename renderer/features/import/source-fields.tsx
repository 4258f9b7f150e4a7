import { useId } from 'react'
import type { z } from 'zod'
import { instantOf, isZone } from '#shared/kernel/zone.ts'
import { withTarget } from '#shared/domain/import/edit-mapping.ts'
import { importTargets } from '#shared/domain/import/mapping.ts'
import type { ImportTarget, Mapping } from '#shared/domain/import/mapping.ts'
import type { importMappings } from '#shared/queries/import.ts'
import { FixedFields } from './fixed-fields.tsx'
import { useAppInfo } from '../../api/app-info.ts'
import { t } from '../../lib/messages.ts'
import { useOwnFields } from './use-own-fields.ts'

interface SourceFieldsProps {
  readonly mapping: Mapping
  /** What the headers of the file suggest. */
  readonly guessed: Mapping
  readonly known: z.output<typeof importMappings.result>['mappings']
  readonly asOf: number | null
  readonly onMapping: (mapping: Mapping) => void
  readonly onAsOf: (asOf: number | null) => void
}

const zones = Intl.supportedValuesOf('timeZone')

/** What the file brings, by which mapping, in which zone its times are, and as of when it is read. */
export function SourceFields({ mapping, guessed, known, asOf, onMapping, onAsOf }: SourceFieldsProps) {
  const own = useOwnFields()
  const zoneList = useId()
  const officeZone = useAppInfo()?.officeZone ?? 'UTC'
  const zone = mapping.zone ?? ''
  const all = known.some((one) => one.mapping.name === guessed.name) ? known : [{ mapping: guessed }, ...known]
  const choose = (name: string) => {
    const chosen = all.find((one) => one.mapping.name === name)?.mapping
    if (chosen) onMapping(chosen)
  }
  const readAsOf = (text: string) => {
    const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text)
    const inZone = isZone(zone) ? zone : officeZone
    onAsOf(found ? instantOf(found[1]!, Number(found[2]) * 60 + Number(found[3]), inZone) : null)
  }
  return (
    <div className="import-source">
      <label>
        <span className="label">{t('import.mapping')}</span>
        <select className="field" value={mapping.name} onChange={(event) => choose(event.target.value)}>
          {all.map((one) => (
            <option key={one.mapping.name} value={one.mapping.name}>
              {one.mapping.name === 'generic' ? t('import.guessed') : one.mapping.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="label">{t('import.brings')}</span>
        <select
          className="field"
          value={mapping.target}
          onChange={(event) => onMapping(withTarget(mapping, event.target.value as ImportTarget, own))}
        >
          {importTargets.map((target) => (
            <option key={target} value={target}>
              {t(`import.target.${target}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="label">{t('import.zone')}</span>
        <input
          className="field"
          list={zoneList}
          key={mapping.name}
          defaultValue={zone}
          placeholder={t('import.zoneOffice', { zone: officeZone })}
          onChange={(event) => {
            const text = event.target.value.trim()
            if (text === '' || isZone(text)) onMapping({ ...mapping, zone: text || null })
          }}
        />
        <datalist id={zoneList}>
          {zones.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </label>
      {(mapping.target === 'requests' || mapping.target === 'workOrders') && (
        <label title={t('import.asOfHint')}>
          <span className="label">{t('import.asOf')}</span>
          <input className="field" type="datetime-local" onChange={(event) => readAsOf(event.target.value)} />
        </label>
      )}
      {asOf !== null && <p className="muted">{t('import.asOfHint')}</p>}
      <FixedFields mapping={mapping} onMapping={onMapping} />
    </div>
  )
}
