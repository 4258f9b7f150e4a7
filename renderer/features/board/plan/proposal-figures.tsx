import type { PlanFigures } from '#shared/queries/plan.ts'
import { formatBusinessMinutes, formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Icon } from '../../../ui/icons/icon.tsx'

interface Figure {
  readonly name: keyof PlanFigures
  /** Which way is better. */
  readonly better: 'more' | 'less'
  readonly text: (value: number) => string
}

const plain = (value: number) => formatNumber(value)
const perVisit = (value: number) => t('plan.minutesOf', { minutes: formatNumber(value, 1) })

const figures: readonly Figure[] = [
  { name: 'served', better: 'more', text: plain },
  { name: 'waiting', better: 'less', text: plain },
  { name: 'lateVisits', better: 'less', text: plain },
  { name: 'travelMinutes', better: 'less', text: formatBusinessMinutes },
  { name: 'travelPerVisit', better: 'less', text: perVisit },
  { name: 'overtimeMinutes', better: 'less', text: formatBusinessMinutes },
]

/** What the board is worth now and with the plan; what gets worse is said as plainly as what gets better. */
export function ProposalFigures({ before, after }: { readonly before: PlanFigures; readonly after: PlanFigures }) {
  return (
    <table className="proposal-figures num">
      <thead className="visually-hidden">
        <tr>
          <th>{t('plan.figure')}</th>
          <th>{t('plan.drawn-before')}</th>
          <th>{t('plan.drawn-after')}</th>
          <th>{t('plan.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <FigureRow key={figure.name} figure={figure} before={before[figure.name]} after={after[figure.name]} />
        ))}
      </tbody>
    </table>
  )
}

interface FigureRowProps {
  readonly figure: Figure
  readonly before: number | null
  readonly after: number | null
}

function FigureRow({ figure: { name, better, text }, before, after }: FigureRowProps) {
  // Compared as they are shown: a difference nobody can see is none.
  const difference = before === null || after === null ? 0 : Math.round(10 * (after - before)) / 10
  const gain = better === 'more' ? difference : -difference
  const verdict = gain > 0 ? 'good' : gain < 0 ? 'worse' : 'same'
  return (
    <tr>
      <th scope="row" title={t(`plan.figureHint-${name}`)}>
        {t(`plan.figure-${name}`)}
      </th>
      <td className="soft">{before === null ? '–' : text(before)}</td>
      <td className="semi">{after === null ? '–' : text(after)}</td>
      <td className={`difference ${verdict}`}>
        {verdict !== 'same' && (
          <>
            <Icon
              name={verdict === 'good' ? 's-good' : 's-warn'}
              label={t(verdict === 'good' ? 'plan.better' : 'plan.worse')}
            />
            {difference > 0 ? `+${text(difference)}` : text(difference)}
          </>
        )}
      </td>
    </tr>
  )
}
