import type { z } from 'zod'
import type { statusMappingPreview } from '#shared/queries/cycle.ts'
import { t } from '../../../lib/messages.ts'
import { workOrderStatusLook } from '../../../lib/status-look.ts'
import { select } from '../../../state/selection.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Card } from '../cards/card.tsx'

type Moves = z.output<typeof statusMappingPreview.result>['moves']

/** What saving a mapping would change: how many work orders from which status to which, with some to look at. */
export function PreviewCard({ moves }: { readonly moves: Moves }) {
  const total = moves.reduce((sum, { count }) => sum + count, 0)
  return (
    <Card id="status-preview" title={t('statuses.preview')}>
      <p role="status">{t('statuses.previewCount', { count: total })}</p>
      {moves.length > 0 && (
        <ul className="status-preview">
          {moves.map(({ from, to, count, examples }) => (
            <li key={`${from} ${to}`}>
              <p className="row medium">
                <Icon name={workOrderStatusLook[from].shape} className={workOrderStatusLook[from].family} />
                {t(workOrderStatusLook[from].textKey)}
                <Icon name="i-right" className="muted" />
                <Icon name={workOrderStatusLook[to].shape} className={workOrderStatusLook[to].family} />
                {t(workOrderStatusLook[to].textKey)}
                <span className="num muted">{t('statuses.count', { count })}</span>
              </p>
              <p className="row soft" style={{ flexWrap: 'wrap' }}>
                {examples.map(({ id, number, title }) => (
                  <button key={id} type="button" className="link" title={title} onClick={() => select('workOrder', id)}>
                    <span className="num">{number}</span>
                  </button>
                ))}
                {count > examples.length && t('statuses.more', { count: count - examples.length })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
