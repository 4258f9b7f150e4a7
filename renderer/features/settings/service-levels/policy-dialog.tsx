import { Modal } from '@mantine/core'
import { useState } from 'react'
import { slaPolicySave } from '#shared/commands/sla-policy/save.ts'
import type { SlaPolicyDraft } from '#shared/commands/sla-policy/save.ts'
import { clockNames, minutesField } from '#shared/domain/sla/clock-name.ts'
import type { PolicyView } from '#shared/queries/service-levels.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { errorText } from '../../../lib/error-text.ts'
import { lengthText, parseLength } from '../../../lib/length-text.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { RecountPanel } from './recount-panel.tsx'

interface DialogProps {
  /** Null for a new one. */
  readonly policy: PolicyView | null
  readonly calendars: readonly { readonly id: string; readonly name: string }[]
  readonly onClose: () => void
}

const usualStagesText = '50, 80'

/** One service level; saving a changed one asks about open work first and shows what would move. */
export function PolicyDialog({ policy, calendars, onClose }: DialogProps) {
  const { run } = useCommands()
  const [name, setName] = useState(policy?.name ?? '')
  const [times, setTimes] = useState({
    respond: lengthText(policy?.respondMinutes ?? null),
    arrive: lengthText(policy?.arriveMinutes ?? null),
    resolve: lengthText(policy?.resolveMinutes ?? null),
  })
  const [calendarId, setCalendarId] = useState(policy?.calendarId ?? '')
  const [pausable, setPausable] = useState(policy?.pausable ?? true)
  const [stages, setStages] = useState(
    policy ? policy.stages.filter((stage) => stage < 100).join(', ') : usualStagesText,
  )
  const [refusal, setRefusal] = useState<string | null>(null)
  const [asking, setAsking] = useState<SlaPolicyDraft | null>(null)

  const draft = (): SlaPolicyDraft | null => {
    const minutes = { respondMinutes: null, arriveMinutes: null, resolveMinutes: null } as Record<string, number | null>
    for (const clock of clockNames) {
      const text = times[clock].trim()
      const length = parseLength(text)
      if (text !== '' && length === null) {
        setRefusal(`${t(`sla.${clock}`)}: ${t('sla.badTime')}`)
        return null
      }
      minutes[minutesField[clock]] = length
    }
    const shares = stages
      .split(/[,;\s]+/)
      .filter((part) => part !== '')
      .map(Number)
    if (shares.length > 9 || shares.some((share) => !Number.isInteger(share) || share < 1 || share > 100)) {
      setRefusal(t('sla.badStages'))
      return null
    }
    return {
      name: name.trim(),
      ...(minutes as Pick<SlaPolicyDraft, 'respondMinutes' | 'arriveMinutes' | 'resolveMinutes'>),
      calendarId: calendarId === '' ? null : calendarId,
      pausable,
      stages: shares,
      active: policy?.active ?? true,
    }
  }
  const save = async (made: SlaPolicyDraft, recount: boolean) => {
    const done = await run(slaPolicySave, { policyId: policy?.id ?? null, policy: made, recount }, { quiet: true })
    if (done.ok) return onClose()
    setAsking(null)
    setRefusal(errorText(done.error))
  }
  const submit = () => {
    setRefusal(null)
    const made = draft()
    if (!made) return
    if (policy && policy.openWorkOrders > 0 && movesDeadlines(policy, made)) setAsking(made)
    else void save(made, false)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={policy ? t('sla.editLevel', { name: policy.name }) : t('sla.addLevel')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {asking && policy ? (
        <RecountPanel
          asked={{ of: 'policy', policyId: policy.id, policy: asking }}
          onBack={() => setAsking(null)}
          onLeave={() => void save(asking, false)}
          onRecount={() => void save(asking, true)}
        />
      ) : (
        <form
          className="sla-form"
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <label>
            <span className="label">{t('sla.name')}</span>
            <input
              className="field"
              data-autofocus
              required
              maxLength={200}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </label>
          <div className="sla-three">
            {clockNames.map((clock) => (
              <label key={clock}>
                <span className="label">{t(`sla.${clock}`)}</span>
                <input
                  className="field num"
                  value={times[clock]}
                  placeholder={t('sla.none')}
                  maxLength={40}
                  onChange={({ target }) => setTimes({ ...times, [clock]: target.value })}
                />
                <span className="muted">{t(`sla.${clock}Hint`)}</span>
              </label>
            ))}
          </div>
          <p className="muted">{t('sla.timeHint')}</p>
          <label>
            <span className="label">{t('sla.calendar')}</span>
            <select className="field" value={calendarId} onChange={({ target }) => setCalendarId(target.value)}>
              <option value="">{t('sla.allTime')}</option>
              {calendars.map((calendar) => (
                <option key={calendar.id} value={calendar.id}>
                  {calendar.name}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="label">{t('sla.stages')}</span>
            <input
              className="field num"
              value={stages}
              maxLength={80}
              onChange={({ target }) => setStages(target.value)}
            />
            <span className="muted">{t('sla.stagesHint')}</span>
          </label>
          <label className="row">
            <input type="checkbox" checked={pausable} onChange={({ target }) => setPausable(target.checked)} />
            {t('sla.pausable')}
          </label>
          {refusal && (
            <p className="risk" role="alert">
              {refusal}
            </p>
          )}
          <div className="row" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={onClose}>{t('list.cancel')}</Button>
            <Button kind="primary" type="submit" disabled={name.trim() === ''}>
              {t('sla.save')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}

/** Whether a change of the policy could move a deadline: its name and stages do not. */
function movesDeadlines(before: PolicyView, after: SlaPolicyDraft): boolean {
  return (
    clockNames.some((name) => before[minutesField[name]] !== after[minutesField[name]]) ||
    before.calendarId !== after.calendarId ||
    before.pausable !== after.pausable
  )
}
