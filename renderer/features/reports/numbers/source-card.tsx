import type { z } from 'zod'
import type { reportsSla } from '#shared/queries/reports.ts'
import { t } from '../../../lib/messages.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Figure } from './figure.tsx'

type Sla = z.output<typeof reportsSla.result>

/** The source system's own verdicts beside what the dates say. */
export function SourceCard({
  source,
  total,
}: {
  readonly source: NonNullable<Sla['source']>
  readonly total: Sla['total']
}) {
  return (
    <section className="report-card" aria-label={t('reports.sourceTitle')}>
      <h2>
        {t('reports.sourceTitle')}
        <span className="muted">{t('reports.sourceText')}</span>
      </h2>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('reports.verdict')}</th>
            <th scope="col" className="end">
              {t('reports.bySource')}
            </th>
            <th scope="col" className="end">
              {t('reports.byDates')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('reports.onTime')}</th>
            <td className="end">
              <Figure measure="sourceOnTime" value={source.onTime} />
            </td>
            <td className="end">
              <Figure measure="onTime" value={total.onTime} />
            </td>
          </tr>
          <tr>
            <th scope="row">{t('reports.overdue')}</th>
            <td className="end">
              <Figure measure="sourceOverdue" value={source.overdue} />
            </td>
            <td className="end">
              <Figure measure="overdue" value={total.overdue} />
            </td>
          </tr>
          <tr>
            <th scope="row">{t('reports.blank')}</th>
            <td className="end">
              <Figure measure="sourceBlank" value={source.blank} />
            </td>
            <td className="end">
              <Figure measure="noClock" value={total.noClock} /> {t('reports.verdictNoClock')}
            </td>
          </tr>
          <tr className="total">
            <th scope="row">
              <span className="row">
                {source.disagrees > 0 && <Icon name="s-warn" className="warn" />}
                {t('reports.disagrees')}
              </span>
            </th>
            <td className="end">
              <Figure measure="disagrees" value={source.disagrees} />
            </td>
            <td />
          </tr>
        </tbody>
      </table>
    </section>
  )
}
