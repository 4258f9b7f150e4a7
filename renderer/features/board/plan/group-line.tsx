import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import type { ChangeLine } from './change-rows.ts'
import { openChanges } from './plan-choice.ts'

interface GroupLineProps {
  readonly line: Extract<ChangeLine, { kind: 'group' }>
  readonly y: number
  readonly left: ReadonlySet<string>
  readonly onTick: (visitIds: readonly string[], on: boolean) => void
}

/** The heading of a group of changes; its box ticks all of them. */
export function GroupLine({ line: { of, title, changes }, y, left, onTick }: GroupLineProps) {
  const open = openChanges(changes).map(({ visitId }) => visitId)
  const ticked = open.filter((id) => !left.has(id)).length
  const name = of === 'technician' ? title : t(of === 'kind' ? `plan.kinds-${title}` : 'plan.outdatedGroup')
  return (
    <div className="change-group" role="presentation" style={{ transform: `translateY(${y}px)` }}>
      <b className="semi cut">{name}</b>
      <span className="muted num grow">{formatNumber(changes.length)}</span>
      {open.length > 0 && (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('plan.tickGroup', { name })}
          checked={ticked === open.length}
          ref={(box) => {
            if (box) box.indeterminate = ticked > 0 && ticked < open.length
          }}
          onChange={(event) => onTick(open, event.target.checked)}
        />
      )}
    </div>
  )
}
