import { useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { costAdd } from '#shared/commands/cost/add.ts'
import { costEdit } from '#shared/commands/cost/edit.ts'
import { costRemove } from '#shared/commands/cost/remove.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { CostRow } from './cost-row.tsx'
import { draftOfKind, draftOfLine } from './line-draft.ts'
import type { NewLine } from './line-draft.ts'
import { LineForm } from './line-form.tsx'
import { Proposals } from './proposals.tsx'
import { Refusal } from './refusal.tsx'

/** The lines with everything to enter and change them. */
export function CostLines({ costs, mayEdit }: { readonly costs: WorkOrderCosts; readonly mayEdit: boolean }) {
  const { run } = useCommands()
  const prefix = useId()
  const list = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const [editing, setEditing] = useState<string | 'new' | null>(null)
  const [refused, setRefused] = useState<{ readonly error: AppError; readonly again: () => Promise<boolean> } | null>(
    null,
  )
  const { lines, workOrder } = costs
  const workOrderId = workOrder.id
  const at = lines.findIndex(({ id }) => id === current)
  /** Tells whether it went in; a refusal is kept with the way to try it once more. */
  const send = async (attempt: () => Promise<Result<unknown, AppError>>): Promise<boolean> => {
    const done = await attempt()
    setRefused(done.ok ? null : { error: done.error, again: () => send(attempt) })
    return done.ok
  }
  const add = (added: readonly NewLine[]) =>
    send(() => run(costAdd, { workOrderId, lines: [...added] }, { quiet: true }))
  const change = (costLineId: string, set: object, was?: Record<string, never>) =>
    send(() => run(costEdit, { workOrderId, edits: [{ costLineId, set, ...(was ? { was } : {}) }] }, { quiet: true }))
  const take = (costLineId: string) => {
    setCurrent(lines[at + 1]?.id ?? lines[at - 1]?.id ?? null)
    void send(() => run(costRemove, { workOrderId, costLineIds: [costLineId] }, { quiet: true }))
  }
  const close = () => {
    setEditing(null)
    setRefused(null)
    list.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const line = lines[at]
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key]
    if (to !== undefined) setCurrent(lines[Math.max(0, Math.min(lines.length - 1, to))]?.id ?? null)
    else if (event.key === 'Insert' || event.key === '+') mayEdit && setEditing('new')
    else if (event.key === 'Enter' && line) mayEdit && setEditing(line.id)
    else if (event.key === 'Delete' && line) mayEdit && take(line.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const line = lines[at]
  return (
    <section aria-label={t('costs.lines')}>
      <div className="row">
        <h3 className="label">{t('costs.lines')}</h3>
        <span className="muted num">{lines.length > 0 && lines.length}</span>
        <span className="grow" />
        {mayEdit && (
          <Button size="small" icon="i-plus" onClick={() => setEditing('new')}>
            {t('costs.addLine')}
          </Button>
        )}
      </div>
      {lines.length === 0 && editing === null && <p className="soft">{t('costs.noLines')}</p>}
      {lines.length > 0 && (
        <div className="cost-row cost-head" aria-hidden="true">
          <span className="cost-what">{t('costs.description')}</span>
          <span className="cost-amount price">{t('costs.price')}</span>
          <span className="cost-facts">{t('costs.howMuch')}</span>
          <span className="cost-amount cost">{t('costs.cost')}</span>
        </div>
      )}
      {lines.length > 0 && (
        <div
          ref={list}
          className="cost-list"
          // A form inside a list of options would be none of its options.
          role={editing === null ? 'listbox' : 'group'}
          tabIndex={0}
          aria-label={t('costs.lines')}
          aria-description={mayEdit ? t('costs.keys') : undefined}
          aria-activedescendant={line && editing !== line.id ? `${prefix}-${line.id}` : undefined}
          onKeyDown={onKeyDown}
          onFocus={() => current === null && setCurrent(lines[0]!.id)}
        >
          {lines.map((one) =>
            editing === one.id ? (
              <LineForm
                key={one.id}
                costs={costs}
                start={draftOfLine(one, costs.rates.currency)}
                action={t('list.save')}
                replaces={one.id}
                onSave={(next) => change(one.id, changed(next))}
                onClose={close}
              />
            ) : (
              <CostRow
                key={one.id}
                id={`${prefix}-${one.id}`}
                line={one}
                costs={costs}
                role={editing === null ? 'option' : undefined}
                selected={one.id === current}
                onSelect={() => setCurrent(one.id)}
                onOpen={() => mayEdit && setEditing(one.id)}
              />
            ),
          )}
        </div>
      )}
      {mayEdit && line && editing === null && (
        <div className="row" style={{ marginTop: 6, flexWrap: 'wrap' }} role="group" aria-label={line.description}>
          <Button size="small" onClick={() => setEditing(line.id)}>
            {t('costs.change')}
          </Button>
          {line.state === 'committed' && (
            <Button size="small" onClick={() => void change(line.id, { state: 'actual' })}>
              {t('costs.charge')}
            </Button>
          )}
          <Button size="small" onClick={() => take(line.id)}>
            {t('costs.remove')}
          </Button>
        </div>
      )}
      {editing === 'new' && (
        <LineForm
          costs={costs}
          start={draftOfKind(lines.at(-1)?.kind ?? 'labour', costs)}
          action={t('costs.enter')}
          goesOn
          onSave={(next) => add([next])}
          onClose={close}
        />
      )}
      {refused && (
        <Refusal error={refused.error} costs={costs} onAgain={refused.again} onClose={() => setRefused(null)} />
      )}
      {mayEdit && editing === null && <Proposals costs={costs} onAdd={add} />}
    </section>
  )
}

/** What an edit sets: everything but the visit and technician, which stay with the line. */
function changed({ visitId: _visit, technicianId: _technician, sourceKey: _source, ...set }: NewLine) {
  return set
}
