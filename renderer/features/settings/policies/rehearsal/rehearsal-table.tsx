import type { Rehearsal } from '#shared/actions/policy.ts'
import { t } from '../../../../lib/messages.ts'
import { changeOf, figureOf, figureText, rehearsalFigures } from './rehearsal-lines.ts'

interface RehearsalTableProps {
  readonly total: Rehearsal['total']
  /** What the policies are called, in their order; the first is the one looked at. */
  readonly names: readonly string[]
}

/** All days together: what happened, what each policy would have done, and how the one looked at differs. */
export function RehearsalTable({ total, names }: RehearsalTableProps) {
  const { happened, under } = total
  // What is compared with stands between what happened and the one looked at.
  const order = under.map((side, number) => ({ side, number, name: names[number]! })).toReversed()
  return (
    <table className="rehearsal-table">
      <thead>
        <tr>
          <th scope="col">{t('policies.rehearseFigure')}</th>
          <th scope="col" className="end">
            {t('policies.rehearseHappened')}
          </th>
          {order.map(({ name, number }) => (
            <th key={number} scope="col" className="end">
              {name}
            </th>
          ))}
          <th scope="col" className="end">
            {t('policies.rehearseDifference')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rehearsalFigures.map((figure) => {
          const was = figureOf(figure, happened)
          const change = changeOf(figure, was, figureOf(figure, under[0]!))
          return (
            <tr key={figure}>
              <th scope="row" title={t(`policies.rehearse-${figure}Hint`)}>
                {t(`policies.rehearse-${figure}`)}
              </th>
              <td className="end num">{figureText(figure, was)}</td>
              {order.map(({ number, side }) => (
                <td key={number} className="end num">
                  {figureText(figure, figureOf(figure, side))}
                </td>
              ))}
              <td className="end num" data-tone={change?.tone ?? undefined}>
                {change?.text ?? '–'}
                {change?.tone && <span className="visually-hidden"> {t(`policies.rehearse-${change.tone}`)}</span>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
