import { Modal } from '@mantine/core'
import { useState } from 'react'
import { addDays } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import { usePlanActions } from '../../../api/use-plan-actions.ts'
import { usePolicies } from '../../../api/use-policies.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { spanDays } from '../board-state.ts'
import type { Span } from '../board-state.ts'
import type { BoardModel } from '../model/board-model.ts'
import { setPlanHabits, usePlanHabits } from '../../../state/plan-habits.ts'
import type { ModeKind } from '../../../state/plan-habits.ts'
import { scopeOfTask } from './plan-scope.ts'
import { scopeOptions } from './scope-options.ts'

interface PlanDialogProps {
  readonly model: BoardModel
  /** First day of the board. */
  readonly day: Day
  readonly span: Span
  readonly now: number
  /** The lane it was asked for; null: everybody. */
  readonly technicianId: string | null
  readonly onClose: () => void
}

const searchSeconds = [5, 20, 60, 120] as const
const modes: readonly ModeKind[] = ['insert', 'repair', 'full']
const spans: readonly Span[] = ['day', 'threeDays', 'week', 'twoWeeks']

/** What to plan, how much may change, by which policy and for how long; Enter starts at once. */
export function PlanDialog({ model, day, span, now, technicianId, onClose }: PlanDialogProps) {
  const { start } = usePlanActions()
  const { inUse, policies } = usePolicies()
  const habits = usePlanHabits()
  const [options] = useState(() => scopeOptions(model, technicianId))
  const [scopeKey, setScopeKey] = useState(options.chosen)
  const [length, setLength] = useState<Span>(span)
  // A day that has begun is disturbed as little as possible; one ahead may be made anew.
  const ahead = now < model.clock.bounds(day).start
  const [mode, setMode] = useState<ModeKind>(habits.mode ?? (ahead ? 'full' : 'insert'))
  const [moves, setMoves] = useState(String(habits.mostMoves))
  const [policyId, setPolicyId] = useState<string | null>(null)
  const [folds, setFolds] = useState(habits.folds)
  const [foldMinutes, setFoldMinutes] = useState(String(habits.foldMinutes))
  const mostMoves = Math.min(500, Number(moves || '0'))
  const foldIn = Math.min(240, Math.max(1, Number(foldMinutes || '1')))
  const begin = () => {
    const scope = options.all.find(({ key }) => key === scopeKey)?.scope ?? { kind: 'everybody' }
    setPlanHabits({ mode, mostMoves, folds, foldMinutes: foldIn })
    onClose()
    void start({
      days: Array.from({ length: spanDays[length] }, (_, index) => addDays(day, index)),
      ...scopeOfTask(scope),
      mode: mode === 'repair' ? { kind: 'repair', mostMoves } : { kind: mode },
      foldInMinutes: folds ? foldIn : null,
      policyId,
      seconds: habits.seconds,
    })
  }
  return (
    <Modal opened onClose={onClose} title={t('plan.dialogTitle')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        className="dialog-form plan-form"
        onSubmit={(event) => {
          event.preventDefault()
          begin()
        }}
      >
        <div className="plan-line">
          <span className="label">{t('plan.time')}</span>
          <Segmented
            label={t('plan.time')}
            options={spans.map((value) => ({ value, text: t(`board.span-${value}`) }))}
            value={length}
            onChange={setLength}
          />
        </div>
        <label className="plan-line">
          <span className="label">{t('plan.scope')}</span>
          <select className="field" value={scopeKey} onChange={(event) => setScopeKey(event.target.value)}>
            {options.first.map(({ key, text }) => (
              <option key={key} value={key}>
                {text}
              </option>
            ))}
            {options.groups.map(({ label, options: members }) => (
              <optgroup key={label} label={label}>
                {members.map(({ key, text }) => (
                  <option key={key} value={key}>
                    {text}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <fieldset className="plan-modes">
          <legend className="label">{t('plan.howMuch')}</legend>
          {modes.map((value) => (
            <div key={value} className="plan-mode" data-checked={value === mode}>
              <label className="row grow">
                <input type="radio" name="plan-mode" checked={value === mode} onChange={() => setMode(value)} />
                <span>
                  <b className="medium">{t(`plan.choice-${value}`)}</b>
                  <span className="soft block">{t(`plan.choiceText-${value}`)}</span>
                </span>
              </label>
              {value === 'repair' && (
                <label className="row soft nowrap">
                  {t('plan.atMost')}
                  <input
                    className="field num plan-number"
                    inputMode="numeric"
                    aria-label={t('plan.mostMoves')}
                    value={moves}
                    onFocus={() => setMode('repair')}
                    onChange={(event) => setMoves(digitsOf(event.target.value))}
                  />
                  {t('plan.moves')}
                </label>
              )}
            </div>
          ))}
        </fieldset>
        <label className="plan-line">
          <span className="label">{t('plan.policy')}</span>
          <select className="field" value={policyId ?? inUse} onChange={(event) => setPolicyId(event.target.value)}>
            {policies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <div className="plan-line">
          <span className="label">{t('plan.maintenance')}</span>
          <label className="row">
            <input type="checkbox" checked={folds} onChange={(event) => setFolds(event.target.checked)} />
            {t('plan.foldIn')}
          </label>
          <label className="row soft nowrap">
            <input
              className="field num plan-number"
              inputMode="numeric"
              aria-label={t('plan.foldMinutes')}
              value={foldMinutes}
              onFocus={() => setFolds(true)}
              onChange={(event) => setFoldMinutes(digitsOf(event.target.value))}
            />
            {t('plan.minutes')}
          </label>
        </div>
        <div className="plan-line">
          <span className="label">{t('plan.search')}</span>
          <Segmented
            label={t('plan.search')}
            options={searchSeconds.map((value) => ({ value: String(value), text: secondsText(value) }))}
            value={String(habits.seconds)}
            onChange={(value) => setPlanHabits({ seconds: Number(value) })}
          />
        </div>
        <div className="row dialog-buttons">
          <span className="muted grow">{t('plan.nothingChanges')}</span>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" data-autofocus>
            {t('plan.start')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const digitsOf = (text: string) => text.replace(/\D/g, '').slice(0, 3)

function secondsText(seconds: number): string {
  return seconds < 60 ? t('plan.seconds', { seconds }) : t('units.minutes', { sign: '', minutes: seconds / 60 })
}
