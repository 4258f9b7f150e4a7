import { useState } from 'react'
import type { Mapping } from '#shared/domain/import/mapping.ts'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import type { TableInspection } from './import-stage.ts'
import { PreviewTable } from './preview-table.tsx'
import { ProblemTable } from './problem-table.tsx'
import type { Preview } from './use-preview.ts'

interface PreviewPanelProps {
  readonly mapping: Mapping
  readonly inspection: TableInspection
  readonly preview: Preview
}

/** Beside the mapping: the first rows as they would become, and what would keep rows out. */
export function PreviewPanel({ mapping, inspection, preview }: PreviewPanelProps) {
  const [tab, setTab] = useState<'rows' | 'problems'>('rows')
  const { data, error } = preview
  return (
    <section className="panel" aria-label={t('import.preview')}>
      <Tabs
        label={t('import.preview')}
        tabs={[
          { value: 'rows', text: t('import.preview') },
          {
            value: 'problems',
            text: t('import.problems'),
            count: data?.problems.length ?? 0,
            alarm: (data?.rejected ?? 0) > 0,
          },
        ]}
        value={tab}
        onChange={setTab}
      />
      {error && (
        <p className="import-refusal" role="alert">
          {error.message}
        </p>
      )}
      {data && (
        <p className="import-facts">
          {t('import.tried', { tried: formatNumber(data.tried), rejected: data.rejected, ungeocoded: data.ungeocoded })}
          {inspection.defaultPoints.map((point) => (
            <span key={`${point.latitude},${point.longitude}`}>
              {t('import.defaultPoint', { point: `${point.latitude}, ${point.longitude}`, rows: point.rows })}
            </span>
          ))}
          {inspection.mapping.name === mapping.name &&
            inspection.companions.map(({ fileName, found }) => (
              <span key={fileName}>{t(found ? 'import.companionFound' : 'import.companionMissing', { fileName })}</span>
            ))}
        </p>
      )}
      <div className="import-scroll">
        {!data && !error && <SkeletonRows rows={8} label={t('app.loading')} />}
        {data && tab === 'rows' && <PreviewTable rows={data.rows} mapping={mapping} />}
        {data && tab === 'problems' && <ProblemTable problems={data.problems} />}
      </div>
    </section>
  )
}
