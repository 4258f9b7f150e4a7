import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { advance, change } from '../flow/call-flow.ts'
import type { StepProps } from './step-list.tsx'
import { Advice } from './what-step.tsx'

/** The words of the request as the answers made them, to be corrected, and the work it becomes. */
export function WordsForm({ call, facts, put }: StepProps) {
  const set = (patch: Partial<typeof call>) => put(change(call, patch))
  const go = () => put(advance(call, { title: facts.title.trim() === '' ? null : facts.title.trim() }))
  return (
    <form
      className="call-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (facts.title.trim() !== '') go()
      }}
    >
      <Advice advice={facts.outcome.advice} />
      <label>
        <span className="label">{t('call.titleField')}</span>
        <input
          className="field"
          autoFocus
          maxLength={500}
          value={facts.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </label>
      <label>
        <span className="label">{t('call.descriptionField')}</span>
        <textarea
          className="field"
          rows={4}
          maxLength={20_000}
          value={facts.description}
          onChange={(event) => set({ description: event.target.value })}
        />
      </label>
      <div className="call-fields">
        <label>
          <span className="label">{t('call.workTypeField')}</span>
          <select
            className="field"
            value={facts.workType?.id ?? ''}
            onChange={(event) => set({ workTypeId: event.target.value })}
          >
            <option value="">{t('call.noWorkType')}</option>
            {facts.choices?.workTypes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="label">{t('call.durationField')}</span>
          <input
            className="field num"
            type="number"
            min={1}
            max={14_400}
            value={facts.durationMinutes ?? ''}
            onChange={(event) => {
              const minutes = Math.round(event.target.valueAsNumber)
              set({ durationMinutes: minutes >= 1 && minutes <= 14_400 ? minutes : null })
            }}
          />
        </label>
      </div>
      {facts.missingWorkType && (
        <p className="row warn">
          <Icon name="s-warn" />
          {t('call.workTypeMissing', { name: facts.missingWorkType })}
        </p>
      )}
      {call.newSite !== null && (
        <label>
          <span className="label">{t('call.accessField')}</span>
          <input
            className="field"
            maxLength={5_000}
            placeholder={t('call.accessHint')}
            value={call.newSiteAccess}
            onChange={(event) => set({ newSiteAccess: event.target.value })}
          />
        </label>
      )}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button type="submit" disabled={facts.title.trim() === ''}>
          {t('call.next')}
        </Button>
      </div>
    </form>
  )
}
