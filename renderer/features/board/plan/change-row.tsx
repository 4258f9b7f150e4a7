import { priorityLook } from '../../../lib/status-look.ts'
import { prioritySchema } from '#shared/domain/record/priority.ts'
import type { PlannedChange, ProposedPlan } from '#shared/queries/plan.ts'
import { formatMinutes } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { hoverPlanned } from '../../../state/plan.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { kindIcon } from './kind-icon.ts'
import { changeText, wayText, whyText } from './plan-text.ts'

interface ChangeRowProps {
  readonly plan: ProposedPlan
  readonly change: PlannedChange
  readonly y: number
  readonly position: number
  /** How many changes are listed. */
  readonly count: number
  readonly current: boolean
  readonly ticked: boolean
  /** How many others go along with it. */
  readonly along: number
  readonly onTick: (visitIds: readonly string[], on: boolean) => void
  readonly onLook: (change: PlannedChange) => void
}

/** Id of a change's row: what `aria-activedescendant` points at. */
export const changeRowId = (visitId: string) => `planned-${visitId}`

/** One change: which visit, from where to where, why, and what goes along. */
export function ChangeRow(props: ChangeRowProps) {
  const { plan, change, y, position, count, current, ticked, along, onTick, onLook } = props
  const { visitId, workOrderNumber, title, site, kind, state, travelMinutes } = change
  const several = plan.days.length > 1
  const way = wayText(change, several)
  const open = state === 'open'
  const priority = priorityOf(change.priority)
  const facts = [
    whyText(change, plan.leftOut),
    ...(travelMinutes === null ? [] : [t('plan.travel', { minutes: formatMinutes(travelMinutes) })]),
  ]
  const stateText = open ? '' : t(`plan.state-${state}`)
  const together = along > 0 && open ? t('plan.goAlong', { count: along }) : ''
  const words = [changeText(change, plan.leftOut, several), ...facts.slice(1), together, stateText]
  return (
    <div
      id={changeRowId(visitId)}
      className={`change-row ${state}`}
      role="option"
      aria-selected={current}
      aria-checked={open ? ticked : undefined}
      aria-disabled={!open}
      aria-label={words.filter(Boolean).join(', ')}
      aria-posinset={position}
      aria-setsize={count}
      style={{ transform: `translateY(${y}px)` }}
      onClick={() => onLook(change)}
      onPointerEnter={() => hoverPlanned(visitId)}
    >
      <input
        type="checkbox"
        tabIndex={-1}
        aria-hidden="true"
        checked={open && ticked}
        disabled={!open}
        onClick={(event) => event.stopPropagation()}
        onChange={(event) => onTick([visitId], event.target.checked)}
      />
      <div className="change-lines">
        <p className="row">
          {priority && <Icon name={priority.shape} className={priority.family} />}
          <b className="semi cut" title={site === null ? title : `${title}\n${site}`}>
            {title}
          </b>
          <span className="soft num change-number">{recordNumber('workOrder', workOrderNumber)}</span>
        </p>
        <p className="row num change-way">
          <Icon name={kindIcon[kind]} className={kind === 'removed' ? 'risk' : 'accent'} />
          <span className="cut soft">{way.from}</span>
          <span aria-hidden="true">→</span>
          <b className="medium cut">{way.to}</b>
          {together && (
            <span className="change-along" title={together}>
              <Icon name="i-link" />+{along}
            </span>
          )}
        </p>
        <p className="muted cut num" title={facts.join(' · ')}>
          {open ? facts.join(' · ') : <StateMark state={state} text={stateText} />}
        </p>
      </div>
    </div>
  )
}

function StateMark({ state, text }: { readonly state: PlannedChange['state']; readonly text: string }) {
  return (
    <span className={state === 'accepted' ? 'row good' : 'row warn'}>
      <Icon name={state === 'accepted' ? 's-done' : 's-warn'} />
      {text}
    </span>
  )
}

/** The look of a priority that is known; others are shown without one. */
function priorityOf(name: string) {
  const known = prioritySchema.safeParse(name)
  return known.success ? priorityLook[known.data] : null
}
