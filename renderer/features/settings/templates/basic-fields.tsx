import { priorities } from '#shared/domain/record/priority.ts'
import { workKinds } from '#shared/domain/work-type/work-kind.ts'
import type { TemplateFields } from '#shared/commands/work-type/template-fields.ts'
import type { TemplateChoices } from '#shared/queries/templates.ts'
import { formatMinutes } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { NumberField } from './number-field.tsx'

/** What every part of the editor is given. */
export interface TemplatePartProps {
  readonly fields: TemplateFields
  readonly onChange: (change: Partial<TemplateFields>) => void
}

/** Name, kind, and what the work asks of people and time. */
export function BasicFields({ fields, onChange, choices }: TemplatePartProps & { readonly choices: TemplateChoices }) {
  return (
    <div className="template-fields">
      <label className="wide">
        <span className="label">{t('templates.name')}</span>
        <input
          className="field"
          maxLength={200}
          required
          value={fields.name}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </label>
      <label>
        <span className="label">{t('templates.category')}</span>
        <input
          className="field"
          maxLength={200}
          value={fields.category}
          onChange={({ target }) => onChange({ category: target.value })}
        />
      </label>
      <Choice
        label={t('templates.kind')}
        value={fields.kind}
        options={workKinds.map((kind) => ({ id: kind, name: t(`contracts.kind-${kind}`) }))}
        onChange={(kind) => onChange({ kind: kind as TemplateFields['kind'] })}
      />
      <Choice
        label={t('templates.priority')}
        value={fields.priority}
        options={priorities.map((priority) => ({ id: priority, name: t(`priority.${priority}`) }))}
        onChange={(priority) => onChange({ priority: priority as TemplateFields['priority'] })}
      />
      <label htmlFor="template-duration">
        <span className="label">{t('templates.durationMinutes')}</span>
        <span className="row">
          <NumberField
            id="template-duration"
            label={t('templates.durationMinutes')}
            isNamed
            value={fields.durationMinutes}
            onChange={(value) => onChange({ durationMinutes: value ?? 0 })}
          />
          {fields.durationMinutes >= 60 && <span className="muted">{formatMinutes(fields.durationMinutes)}</span>}
        </span>
      </label>
      <label htmlFor="template-crew">
        <span className="label">{t('templates.crewSize')}</span>
        <NumberField
          id="template-crew"
          label={t('templates.crewSize')}
          isNamed
          value={fields.crewSize}
          onChange={(value) => onChange({ crewSize: value ?? 0 })}
        />
      </label>
      <Choice
        label={t('templates.slaPolicyId')}
        value={fields.slaPolicyId ?? ''}
        options={[{ id: '', name: t('templates.slaByTable') }, ...choices.policies]}
        onChange={(id) => onChange({ slaPolicyId: id || null })}
      />
      <Choice
        label={t('templates.skillId')}
        value={fields.skillId ?? ''}
        options={[{ id: '', name: t('templates.none') }, ...choices.skills]}
        onChange={(id) => onChange({ skillId: id || null })}
      />
      <Choice
        label={t('templates.skillLevel')}
        value={String(fields.skillLevel)}
        disabled={fields.skillId === null}
        options={[1, 2, 3, 4, 5].map((level) => ({ id: String(level), name: t('templates.levelFrom', { level }) }))}
        onChange={(level) => onChange({ skillLevel: Number(level) })}
      />
      <label>
        <span className="label">{t('templates.certificateName')}</span>
        <input
          className="field"
          maxLength={200}
          list="template-certificates"
          placeholder={t('templates.none')}
          value={fields.certificateName ?? ''}
          onChange={({ target }) => onChange({ certificateName: target.value || null })}
        />
        <datalist id="template-certificates">
          {choices.certificates.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <label className="template-check wide">
        <input
          type="checkbox"
          checked={fields.fieldWork}
          onChange={({ target }) => onChange({ fieldWork: target.checked })}
        />
        <span>
          {t('templates.fieldWork')} <span className="muted">{t('templates.fieldWorkHint')}</span>
        </span>
      </label>
      <label className="wide">
        <span className="label">{t('templates.safetyNotes')}</span>
        <textarea
          className="field"
          rows={3}
          maxLength={20_000}
          value={fields.safetyNotes ?? ''}
          onChange={({ target }) => onChange({ safetyNotes: target.value || null })}
        />
      </label>
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly disabled?: boolean
  readonly onChange: (id: string) => void
}

/** One of a list, with its name above. */
export function Choice({ label, value, options, disabled, onChange }: ChoiceProps) {
  return (
    <label>
      <span className="label">{label}</span>
      <select className="field" disabled={disabled} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
