import { useState } from 'react'
import { useLocation } from 'wouter'
import type { TechnicianLoad } from '#shared/queries/today.ts'
import { formatMinutes, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { select } from '../../state/selection.ts'
import { Card } from './card.tsx'

const shownAtFirst = 12
/** From this share of paid time on there is hardly room for an emergency. */
const fullFrom = 0.85

/** Planned work and travel of each technician against paid time. */
export function LoadCard({ load }: { readonly load: readonly TechnicianLoad[] }) {
  const [all, setAll] = useState(false)
  const [, navigate] = useLocation()
  const paid = load.reduce((sum, one) => sum + one.paidMinutes, 0)
  const planned = load.reduce((sum, one) => sum + one.workMinutes + one.travelMinutes, 0)
  return (
    <Card
      title={t('today.load')}
      hint={t('today.loadHint')}
      side={
        paid > 0 && <span className="soft num">{t('today.mean', { share: formatNumber((planned / paid) * 100) })}</span>
      }
    >
      {load.length === 0 && <p className="today-note">{t('today.nobodyWorks')}</p>}
      <ul className="today-load">
        {(all ? load : load.slice(0, shownAtFirst)).map((one) => {
          const share = one.paidMinutes === 0 ? null : (one.workMinutes + one.travelMinutes) / one.paidMinutes
          const title = t('today.loadOf', {
            name: one.name,
            work: formatMinutes(one.workMinutes),
            travel: formatMinutes(one.travelMinutes),
            paid: formatMinutes(one.paidMinutes),
          })
          const scale = Math.max(one.paidMinutes, one.workMinutes + one.travelMinutes, 1)
          return (
            <li key={one.technicianId}>
              <button
                type="button"
                title={title}
                onClick={() => {
                  select('technician', one.technicianId)
                  navigate('/board')
                }}
              >
                <span className="medium">{one.code}</span>
                <span className="meter" aria-hidden="true">
                  <span
                    className={share === null || share >= fullFrom ? 'full' : 'work'}
                    style={{ width: `${(one.workMinutes / scale) * 100}%` }}
                  />
                  <span className="travel" style={{ width: `${(one.travelMinutes / scale) * 100}%` }} />
                </span>
                <span className="num">{share === null ? t('today.dayOff') : `${formatNumber(share * 100)}%`}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {load.length > shownAtFirst && (
        <button type="button" className="today-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('today.showFewer') : t('today.showMore', { count: load.length - shownAtFirst })}
        </button>
      )}
    </Card>
  )
}
