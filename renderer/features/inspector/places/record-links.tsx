import type { WorkOrderRow } from '#shared/queries/work-orders.ts'
import { useNow } from '../../../api/now.ts'
import { ageText } from '../../../lib/deadline.ts'
import { t } from '../../../lib/messages.ts'
import { workOrderStatusLook } from '../../../lib/status-look.ts'
import { select } from '../../../state/selection.ts'
import type { SelectedKind } from '../../../state/selection.ts'
import { Icon } from '../../../ui/icons/icon.tsx'

/** Work orders as lines that lead to them. */
export function WorkOrderLinks({ rows }: { readonly rows: readonly WorkOrderRow[] }) {
  const now = useNow()
  return (
    <ul>
      {rows.map((one) => {
        const look = workOrderStatusLook[one.status]
        return (
          <li key={one.id}>
            <button type="button" className="inspector-link" onClick={() => select('workOrder', one.id)}>
              <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
              <span className="num medium">{one.number}</span>
              <span className="grow cut" title={one.title}>
                {one.title}
              </span>
              <span className="num muted">{ageText(one.openedAt, now)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** One line that leads to a record. */
export function RecordLink(props: {
  readonly kind: SelectedKind
  readonly id: string
  readonly name: string
  readonly detail?: string
  readonly muted?: boolean
}) {
  return (
    <button type="button" className="inspector-link" onClick={() => select(props.kind, props.id)}>
      <span className={props.muted ? 'muted nowrap' : 'medium nowrap'}>{props.name}</span>
      <span className="grow cut soft">{props.detail}</span>
    </button>
  )
}
