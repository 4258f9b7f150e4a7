import type { Priority } from '#shared/domain/record/priority.ts'
import type { DuplicateCandidate } from '#shared/queries/requests.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { priorityLook } from '../../../lib/status-look.ts'

type Difference = DuplicateCandidate['differences'][number]

/** Where a request and a candidate say different things, side by side. What both say alike is left out. */
export function CompareTable({ number, other }: { readonly number: number; readonly other: DuplicateCandidate }) {
  if (other.differences.length === 0) return <p className="muted compare-same">{t('requests.noDifference')}</p>
  return (
    <table className="compare">
      <caption className="visually-hidden">{t('requests.differences', { number, otherNumber: other.number })}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('requests.field')}</span>
          </th>
          <th scope="col">{t('requests.thisRequest', { number })}</th>
          <th scope="col">
            {other.kind === 'workOrder'
              ? t('requests.workOrderNumber', { number: other.number })
              : t('requests.otherRequest', { number: other.number })}
          </th>
        </tr>
      </thead>
      <tbody>
        {other.differences.map((difference) => (
          <tr key={difference.field}>
            <th scope="row">{t(`requests.compare.${difference.field}`)}</th>
            <td>{shown(difference, difference.mine)}</td>
            <td>{shown(difference, difference.theirs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function shown({ field }: Difference, value: string | number | null) {
  if (value === null || value === '') return <span className="muted">{t('list.none')}</span>
  if (typeof value === 'number') return <span className="num">{formatDateTime(value, officeZone())}</span>
  if (field === 'priority') return t(priorityLook[value as Priority].textKey)
  return <span className="compare-text">{value}</span>
}
