import { t } from '../../lib/messages.ts'
import { visitStatusLook } from '../../lib/status-look.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import type { BoardModel } from './model/board-model.ts'

/** What the board holds in one line, and what its shapes mean. */
export function StatusLine({ model, zone }: { readonly model: BoardModel; readonly zone: string }) {
  const { visits, done, drafts } = model.totals
  const shapes = ['scheduled', 'dispatched', 'enRoute', 'onSite', 'done', 'partlyDone'] as const
  return (
    <footer className="status-line">
      <span className="num">{t('board.sums', { technicians: model.lanes.size, visits, done, drafts })}</span>
      {shapes.map((status) => (
        <span key={status} className="row">
          <Icon name={visitStatusLook[status].shape} className={visitStatusLook[status].family} />
          {t(visitStatusLook[status].textKey)}
        </span>
      ))}
      <span className="row">
        <Icon name="s-risk" className="risk" />
        {t('status.atRisk')}
      </span>
      <span className="row">
        <Icon name="s-pin" />
        {t('board.pinned')}
      </span>
      <span>{t('board.dashed')}</span>
      <span className="grow" />
      <span>{t('board.times', { zone })}</span>
    </footer>
  )
}
