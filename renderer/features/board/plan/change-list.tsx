import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { PlannedChange, ProposedPlan } from '#shared/queries/plan.ts'
import { useMay } from '../../../api/may.ts'
import { usePlanActions } from '../../../api/use-plan-actions.ts'
import { t } from '../../../lib/messages.ts'
import { focusPlanned, hoverPlanned, setPlanView, usePlanFocus, usePlanView } from '../../../state/plan.ts'
import { select } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import type { BoardHandle } from '../board-handle.ts'
import { reveal } from '../drag/move-by-keys.ts'
import { ChangeRow, changeRowId } from './change-row.tsx'
import { changeLines } from './change-rows.ts'
import type { ChangeGrouping } from './change-rows.ts'
import { GroupLine } from './group-line.tsx'
import { goingAlong, openChanges, tick, tickedChanges } from './plan-choice.ts'

const rowHeight = 58
const groupHeight = 26

/**
 * Every change of a plan. Arrows walk through them and show each on the lanes, Space ticks, Enter accepts what is
 * ticked, with Shift only the one looked at.
 */
export function ChangeList({ plan, handle }: { readonly plan: ProposedPlan; readonly handle: BoardHandle }) {
  const { changes } = plan
  const { accept, start } = usePlanActions()
  const may = useMay('schedule')
  const left = usePlanView((view) => view.left)
  const [grouping, setGrouping] = useState<ChangeGrouping>('technician')
  const lines = useMemo(() => changeLines(changes, grouping), [changes, grouping])
  const along = useMemo(() => goingAlong(changes), [changes])
  const list = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => list.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? groupHeight : rowHeight),
    getItemKey: (index) => lines[index]!.key,
    overscan: 6,
  })
  const shownId = usePlanFocus((focus) => focus.current)
  const indexOf = (id: string | null) => lines.findIndex((line) => line.kind === 'change' && line.key === id)
  // A ghost may have been pressed on the lanes: its line comes into sight.
  const shownIndex = indexOf(shownId)
  useEffect(() => {
    if (shownIndex >= 0) rows.scrollToIndex(shownIndex === 1 ? 0 : shownIndex)
  }, [shownIndex, rows])
  if (changes.length === 0)
    return (
      <MessageState
        title={t('plan.empty')}
        text={t(plan.leftOut.length > 0 ? 'plan.emptyLeftOut' : 'plan.emptyText')}
        actions={
          <Button disabled={!may} onClick={() => void start(plan.task)}>
            {t('plan.again')}
          </Button>
        }
      />
    )
  const first = lines.find(({ kind }) => kind === 'change')
  const accepted = changes.filter(({ state }) => state === 'accepted').length
  const open = openChanges(changes)
  const ticked = tickedChanges(changes, left)
  const setTicked = (visitIds: readonly string[], on: boolean) => {
    const next = tick(changes, left, visitIds, on)
    setPlanView({ left: next })
    const others = Math.abs(ticked.length - tickedChanges(changes, next).length) - visitIds.length
    if (others > 0) handle.say(t('plan.tickedAlong', { on: String(on), count: others }))
  }
  const show = (change: PlannedChange) => {
    focusPlanned(change.visitId)
    const place = change.to ?? change.from
    if (place) reveal(handle, place.technicianId, place.startsAt)
  }
  const look = (change: PlannedChange) => {
    show(change)
    select('visit', change.visitId)
  }
  const step = (from: number, by: number): void => {
    for (let index = from + by; index >= 0 && index < lines.length; index += Math.sign(by)) {
      const line = lines[index]
      if (line?.kind !== 'change') continue
      return look(line.change)
    }
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const at = shownIndex
    const current = changes.find(({ visitId }) => visitId === shownId)
    if (event.key === 'ArrowDown') step(at, 1)
    else if (event.key === 'ArrowUp') step(at < 0 ? lines.length : at, -1)
    else if (event.key === 'Home') step(-1, 1)
    else if (event.key === 'End') step(lines.length, -1)
    else if (event.key === ' ' && current?.state === 'open') setTicked([current.visitId], left.has(current.visitId))
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey))
      setTicked(
        open.map(({ visitId }) => visitId),
        ticked.length < open.length,
      )
    else if (event.key === 'Enter' && event.shiftKey && current && may) void accept(plan.id, [current.visitId])
    else if (event.key === 'Enter' && ticked.length > 0 && may)
      void accept(plan.id, ticked.length < open.length ? ticked.map(({ visitId }) => visitId) : null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <div className="proposal-tools">
        <Segmented
          label={t('plan.groupBy')}
          options={(['technician', 'kind'] as const).map((value) => ({ value, text: t(`plan.groupBy-${value}`) }))}
          value={grouping}
          onChange={setGrouping}
        />
        <span className="grow good num cut">{accepted > 0 && t('plan.acceptedSoFar', { count: accepted })}</span>
        <label className="row num soft">
          {t('plan.ticked', { ticked: ticked.length, open: open.length })}
          <input
            type="checkbox"
            aria-label={t('plan.tickAll')}
            checked={open.length > 0 && ticked.length === open.length}
            disabled={open.length === 0}
            ref={(box) => {
              if (box) box.indeterminate = ticked.length > 0 && ticked.length < open.length
            }}
            onChange={(event) =>
              setTicked(
                open.map(({ visitId }) => visitId),
                event.target.checked,
              )
            }
          />
        </label>
      </div>
      <div
        ref={list}
        className="change-list"
        role="listbox"
        tabIndex={0}
        aria-label={t('plan.tab-changes')}
        aria-multiselectable="true"
        aria-activedescendant={shownIndex >= 0 ? changeRowId(shownId!) : undefined}
        onKeyDown={onKeyDown}
        onPointerLeave={() => hoverPlanned(null)}
        onFocus={() => shownIndex < 0 && first?.kind === 'change' && show(first.change)}
      >
        <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="presentation">
          {rows.getVirtualItems().map((item) => {
            const line = lines[item.index]!
            return line.kind === 'group' ? (
              <GroupLine key={line.key} line={line} y={item.start} left={left} onTick={setTicked} />
            ) : (
              <ChangeRow
                key={line.key}
                plan={plan}
                change={line.change}
                y={item.start}
                position={line.position}
                count={changes.length - accepted}
                current={line.key === shownId}
                ticked={!left.has(line.key)}
                along={along.get(line.key) ?? 0}
                onTick={setTicked}
                onLook={look}
              />
            )
          })}
        </div>
      </div>
    </>
  )
}
