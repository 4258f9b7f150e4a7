import type { IntakeEffect, IntakeQuestion } from '#shared/domain/intake/question-tree-body.ts'
import { t } from '../../../lib/messages.ts'

export type Effect = IntakeEffect & { next?: string | undefined }

interface EffectFieldsProps {
  readonly effect: Effect
  readonly others: readonly IntakeQuestion[]
  readonly onChange: (effect: Effect) => void
}

const texts = ['says', 'issue', 'workType', 'advice'] as const
const lists = ['parts', 'skills'] as const

/** What an answer brings: words, issue, work type, time, parts, skills, danger, advice, and the question that follows. */
export function EffectFields({ effect, others, onChange }: EffectFieldsProps) {
  /** Sets a field, or takes it away where there is nothing to say. */
  const set = <K extends keyof Effect>(field: K, value: Effect[K] | undefined) => {
    const { [field]: _old, ...rest } = effect
    onChange(value === undefined ? (rest as Effect) : ({ ...rest, [field]: value } as Effect))
  }
  return (
    <div className="intake-fields">
      {texts.map((field) => (
        <label key={field}>
          <span className="label">{t(`intake.effect-${field}`)}</span>
          <input
            className="field"
            maxLength={field === 'advice' ? 1_000 : 300}
            value={effect[field] ?? ''}
            onChange={({ target }) => set(field, target.value === '' ? undefined : target.value)}
          />
        </label>
      ))}
      {lists.map((field) => (
        <label key={field}>
          <span className="label">{t(`intake.effect-${field}`)}</span>
          <input
            // Another answer in this place begins with its own list.
            key={(effect[field] ?? []).join(', ')}
            className="field"
            defaultValue={(effect[field] ?? []).join(', ')}
            onBlur={({ target }) => {
              const named = target.value
                .split(',')
                .map((one) => one.trim())
                .filter((one) => one !== '')
              set(field, named.length === 0 ? undefined : named.slice(0, 20))
            }}
          />
        </label>
      ))}
      <label>
        <span className="label">{t('intake.effect-durationMinutes')}</span>
        <input
          className="field num"
          type="number"
          min={1}
          max={14_400}
          value={effect.durationMinutes ?? ''}
          onChange={({ target }) => {
            const minutes = Math.round(target.valueAsNumber)
            set('durationMinutes', minutes >= 1 && minutes <= 14_400 ? minutes : undefined)
          }}
        />
      </label>
      <label>
        <span className="label">{t('intake.effect-next')}</span>
        <select
          className="field"
          value={effect.next ?? ''}
          onChange={({ target }) => set('next', target.value === '' ? undefined : target.value)}
        >
          <option value="">{t('intake.theEnd')}</option>
          {others.map(({ key, ask }) => (
            <option key={key} value={key}>
              {ask}
            </option>
          ))}
        </select>
      </label>
      <label className="row">
        <input
          type="checkbox"
          checked={effect.safety === true}
          onChange={({ target }) => set('safety', target.checked ? true : undefined)}
        />
        {t('intake.danger')}
      </label>
    </div>
  )
}
