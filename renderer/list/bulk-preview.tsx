import type { z } from 'zod'
import type { BulkEntity } from '#shared/domain/list/bulk-change.ts'
import type { bulkEditPreview } from '#shared/queries/bulk-edit.ts'
import { t } from '../lib/messages.ts'

interface BulkPreviewProps {
  readonly preview: z.output<typeof bulkEditPreview.result>
  readonly entity: BulkEntity
  readonly things: string
  readonly title: string
  readonly wordOf: (value: string) => string
}

/** Which records a bulk change would change, from what to what. */
export function BulkPreview({ preview, entity, things, title, wordOf }: BulkPreviewProps) {
  const { changing, same, ended, gone, before, rows } = preview
  return (
    <div aria-live="polite">
      <p className="medium">{t('list.changePreview', { changing, same, things: t(things, { count: changing }) })}</p>
      {ended > 0 && <p className="warn">{t(`list.changeEnded.${entity}`, { count: ended })}</p>}
      {gone > 0 && <p className="warn">{t('list.changeGone', { count: gone })}</p>}
      <p className="soft">
        {before
          .slice(0, 8)
          .map(({ value, count }) => t('list.changeBefore', { count, value: wordOf(value) }))
          .join(' · ')}
      </p>
      {rows.length > 0 && (
        <div className="change-rows" tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead>
              <tr>
                <th>{t(`list.changeName.${entity}`)}</th>
                <th>{t('list.changeRecord')}</th>
                <th>{t('list.changeNow')}</th>
                <th>{t('list.changeThen')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="num">{row.name}</td>
                  <td className="cut">{row.title}</td>
                  <td className="soft">{wordOf(row.before)}</td>
                  <td className="medium">{wordOf(preview.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {changing > rows.length && <p className="muted">{t('list.changeMore', { count: changing - rows.length })}</p>}
        </div>
      )}
    </div>
  )
}
