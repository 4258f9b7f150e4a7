import { useState } from 'react'
import type { FileEncoding, Reading } from '#shared/domain/import/file-format.ts'
import { unboundRequired } from '#shared/domain/import/edit-mapping.ts'
import type { Mapping } from '#shared/domain/import/mapping.ts'
import { importMappings } from '#shared/queries/import.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import type { TableInspection, TakenFiles } from './import-stage.ts'
import { MappingTable } from './mapping-table.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { ReadingFields } from './reading-fields.tsx'
import { SaveMapping } from './save-mapping.tsx'
import { SourceFields } from './source-fields.tsx'
import { usePreview } from './use-preview.ts'

interface MappingStepProps {
  readonly files: TakenFiles
  readonly inspection: TableInspection
  readonly reading: Reading
  readonly onReading: (reading: Reading) => void
  readonly onCancel: () => void
  readonly onStart: (how: { readonly mapping: Mapping; readonly asOf: number | null }) => void
}

/** The second step: which column feeds which field, with what the first rows would become beside it. */
export function MappingStep({ files, inspection, reading, onReading, onCancel, onStart }: MappingStepProps) {
  const [mapping, setMapping] = useState(inspection.mapping)
  const [asOf, setAsOf] = useState<number | null>(null)
  const known = useQueryOf(importMappings, {}).data?.mappings ?? []
  const preview = usePreview(files, reading, mapping, asOf)
  const unbound = unboundRequired(mapping)
  const missing = preview.data?.missing ?? []
  const ready = unbound.length === 0 && missing.length === 0 && preview.error === null
  const rows = formatNumber(inspection.rows)
  return (
    <div className="import-map">
      <header className="toolbar import-head">
        <h2>{inspection.fileName}</h2>
        <span className="muted num">
          {t(inspection.rowsExact ? 'import.rowsAndColumns' : 'import.aboutRowsAndColumns', {
            rows,
            columns: inspection.columns.length,
          })}
        </span>
        <span className="grow" />
        <ReadingFields
          encoding={inspection.encoding}
          delimiter={inspection.delimiter}
          onEncoding={(encoding: FileEncoding) => onReading({ ...reading, encoding })}
          onDelimiter={(delimiter) => onReading({ ...reading, delimiter })}
        />
      </header>
      <div className="import-columns">
        <section className="panel" aria-label={t('import.columnsAndFields')}>
          <SourceFields
            mapping={mapping}
            guessed={inspection.mapping}
            known={known}
            asOf={asOf}
            onMapping={setMapping}
            onAsOf={setAsOf}
          />
          <MappingTable
            inspection={inspection}
            mapping={mapping}
            problems={preview.data?.problems ?? []}
            onMapping={setMapping}
          />
        </section>
        <PreviewPanel mapping={mapping} inspection={inspection} preview={preview} />
      </div>
      <footer className="import-foot">
        <span className="grow" role="status">
          {unbound.length > 0
            ? t('import.needs', { fields: unbound.map((field) => t(`import.field.${field}`)).join(', ') })
            : missing.length > 0
              ? t('import.missingColumns', { columns: missing.join(', ') })
              : t('import.readyText')}
        </span>
        <SaveMapping mapping={mapping} />
        <Button onClick={onCancel}>{t('import.back')}</Button>
        <Button kind="primary" disabled={!ready} onClick={() => onStart({ mapping, asOf })}>
          {t('import.start', { rows })}
        </Button>
      </footer>
    </div>
  )
}
