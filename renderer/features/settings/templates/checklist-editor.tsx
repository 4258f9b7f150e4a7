import type { ReactNode } from 'react'
import { checklistAnswerKinds } from '#shared/domain/work-type/work-type.ts'
import type { ChecklistItem } from '#shared/domain/work-type/work-type.ts'
import type { TemplateLine } from '#shared/queries/templates.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Choice } from './basic-fields.tsx'
import type { TemplatePartProps } from './basic-fields.tsx'
import { NumberField } from './number-field.tsx'
import { moved } from './template-draft.ts'

interface ChecklistEditorProps extends TemplatePartProps {
  /** Work types a failed item may be followed up by. */
  readonly types: readonly TemplateLine[]
}

/** The items of a checklist in the order they are worked through. */
export function ChecklistEditor({ fields, onChange, types }: ChecklistEditorProps) {
  const { checklist } = fields
  const set = (index: number, item: ChecklistItem) =>
    onChange({ checklist: checklist.map((one, at) => (at === index ? item : one)) as typeof checklist })
  const add = () =>
    onChange({ checklist: [...checklist, { text: '', answer: 'pass-fail', unit: null, required: true }] })
  return (
    <>
      {checklist.length === 0 ? (
        <p className="muted">{t('templates.noChecklist')}</p>
      ) : (
        <ol className="template-items" aria-label={t('templates.checklist')}>
          {checklist.map((item, index) => {
            const number = index + 1
            return (
              <Item
                key={item.key ?? `at ${index}`}
                number={number}
                item={item}
                types={types}
                onChange={(next) => set(index, next)}
                buttons={
                  <>
                    {([-1, 1] as const).map((by) => (
                      <Button
                        key={by}
                        size="small"
                        kind="ghost"
                        aria-label={t(by < 0 ? 'templates.up' : 'templates.down', { number })}
                        disabled={by < 0 ? index === 0 : number === checklist.length}
                        onClick={() => onChange({ checklist: moved(checklist, index, by) })}
                      >
                        {by < 0 ? '↑' : '↓'}
                      </Button>
                    ))}
                    <Button
                      size="small"
                      kind="ghost"
                      icon="i-trash"
                      aria-label={t('templates.removeItem', { number })}
                      onClick={() => onChange({ checklist: checklist.filter((_, at) => at !== index) })}
                    />
                  </>
                }
              />
            )
          })}
        </ol>
      )}
      <div>
        <Button size="small" icon="i-plus" onClick={add}>
          {t('templates.addItem')}
        </Button>
      </div>
    </>
  )
}

interface ItemProps {
  readonly number: number
  readonly item: ChecklistItem
  readonly types: readonly TemplateLine[]
  readonly onChange: (item: ChecklistItem) => void
  readonly buttons: ReactNode
}

function Item({ number, item, types, onChange, buttons }: ItemProps) {
  const set = (change: Partial<ChecklistItem>) => onChange({ ...item, ...change })
  const setFollowUp = (id: string) => {
    const { followUpWorkTypeId: _old, ...rest } = item
    onChange(id ? { ...rest, followUpWorkTypeId: id } : rest)
  }
  const canFail = item.answer === 'number' || item.answer === 'pass-fail'
  const followable = types.filter(({ id, active }) => active || id === item.followUpWorkTypeId)
  return (
    <li role="group" aria-label={t('templates.itemNumber', { number })}>
      <div className="row">
        <span className="num muted">{number}</span>
        <input
          className="field grow"
          maxLength={1_000}
          aria-label={t('templates.itemText', { number })}
          placeholder={t('templates.itemHint')}
          value={item.text}
          onChange={({ target }) => set({ text: target.value })}
        />
        {buttons}
      </div>
      <div className="template-item-fields">
        <Choice
          label={t('templates.answer')}
          value={item.answer}
          options={checklistAnswerKinds.map((kind) => ({ id: kind, name: t(`templates.answer-${kind}`) }))}
          onChange={(answer) => set({ answer: answer as ChecklistItem['answer'] })}
        />
        {item.answer === 'number' && (
          <>
            <label>
              <span className="label">{t('templates.unit')}</span>
              <input
                className="field"
                style={{ width: 80 }}
                maxLength={40}
                value={item.unit ?? ''}
                onChange={({ target }) => set({ unit: target.value || null })}
              />
            </label>
            {(['min', 'max'] as const).map((limit) => (
              <label key={limit}>
                <span className="label">{t(`templates.${limit}`)}</span>
                <NumberField
                  label={t(`templates.${limit}`)}
                  isNamed
                  value={item[limit] ?? null}
                  onChange={(value) => set({ [limit]: value })}
                />
              </label>
            ))}
          </>
        )}
        {canFail && (
          <Choice
            label={t('templates.followUp')}
            value={item.followUpWorkTypeId ?? ''}
            options={[{ id: '', name: t('templates.sameType') }, ...followable]}
            onChange={setFollowUp}
          />
        )}
        <label className="template-check">
          <input
            type="checkbox"
            checked={item.required ?? true}
            onChange={({ target }) => set({ required: target.checked })}
          />
          <span>{t('templates.required')}</span>
        </label>
      </div>
      {item.answer === 'choice' && (
        <label className="template-choices">
          <span className="label">{t('templates.choices')}</span>
          <textarea
            className="field"
            rows={Math.min(8, Math.max(3, item.choices?.length ?? 0))}
            value={(item.choices ?? []).join('\n')}
            onChange={({ target }) => set({ choices: target.value.split('\n') })}
          />
        </label>
      )}
    </li>
  )
}
