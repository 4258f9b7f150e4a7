import { useLocation } from 'wouter'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import type { InspectedWorkOrder } from '../work-order-inspector.tsx'
import { VisitItem } from './visit-item.tsx'
import './life.css'

/** The visits of a work order with their times, what they may become next, who goes along and what they hang on. */
export function VisitsSection({
  data,
  visitId,
}: {
  readonly data: InspectedWorkOrder
  /** The visit that is selected; null for none. */
  readonly visitId: string | null
}) {
  const [, goTo] = useLocation()
  const { visits, workOrder } = data
  return (
    <section aria-label={t('inspector.visits')}>
      <h3 className="label">{t('inspector.visits')}</h3>
      {visits.length === 0 && <p className="soft">{t('inspector.noVisits')}</p>}
      <ul className="visit-items">
        {visits.map((inspected) => (
          <VisitItem
            key={inspected.visit.id}
            inspected={inspected}
            workOrder={workOrder}
            zone={data.site?.zone ?? null}
            selected={inspected.visit.id === visitId}
          />
        ))}
      </ul>
      {visits.length > 0 && (
        <div className="row" style={{ marginTop: 8 }}>
          <Button size="small" onClick={() => goTo('/board')}>
            {t('inspector.openBoard')}
          </Button>
        </div>
      )}
    </section>
  )
}
