import { t } from '../../lib/messages.ts'

/** Grey lanes where the board will be; invisible for the first 200 ms. */
export function BoardSkeleton() {
  return (
    <div className="board-skeleton" role="status" aria-label={t('app.loading')}>
      {Array.from({ length: 14 }, (_, row) => (
        <div key={row}>
          <i className="skeleton" style={{ width: 180 }} />
          <i className="skeleton" style={{ width: 60 + ((row * 37) % 90), marginLeft: 24 + ((row * 53) % 120) }} />
          <i className="skeleton" style={{ width: 50 + ((row * 29) % 80), marginLeft: 16 + ((row * 31) % 60) }} />
          <i className="skeleton" style={{ width: 70 + ((row * 41) % 60), marginLeft: 30 + ((row * 17) % 80) }} />
        </div>
      ))}
    </div>
  )
}
