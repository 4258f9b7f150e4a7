import { useState } from 'react'
import { customFieldMove } from '#shared/commands/custom-field/move.ts'
import { customSubjects } from '#shared/domain/custom-field/custom-field.ts'
import type { CustomField, CustomSubject } from '#shared/domain/custom-field/custom-field.ts'
import { customFieldsAll } from '#shared/queries/custom-fields.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { CustomFieldDialog } from './custom-field-dialog.tsx'

/** The fields this office added to its records. */
export default function CustomFieldsPage() {
  const { run } = useCommands()
  const [subject, setSubject] = useState<CustomSubject>('workOrder')
  const [edited, setEdited] = useState<CustomField | 'new' | null>(null)
  const fields = useQueryOf(customFieldsAll, {}).data?.filter((field) => field.subject === subject)
  if (!fields) return null
  return (
    <>
      <div className="row">
        <h1>{t('customFields.title')}</h1>
        <span className="grow" />
        <Button kind="primary" icon="i-plus" onClick={() => setEdited('new')}>
          {t('customFields.add')}
        </Button>
      </div>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('customFields.hint')}
      </p>
      <Segmented
        label={t('customFields.subjectLabel')}
        options={customSubjects.map((value) => ({ value, text: t(`customFields.subject.${value}`) }))}
        value={subject}
        onChange={setSubject}
      />
      {fields.length === 0 ? (
        <MessageState title={t('customFields.empty')} text={t('customFields.emptyText')} />
      ) : (
        <table className="plain-table" aria-label={t('customFields.title')}>
          <thead>
            <tr>
              <th>{t('customFields.label')}</th>
              <th>{t('customFields.type')}</th>
              <th>{t('customFields.key')}</th>
              <th>{t('customFields.required')}</th>
              <th>{t('customFields.printed')}</th>
              <th aria-label={t('customFields.edit')} />
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.id} className={field.active ? undefined : 'muted'}>
                <td>
                  <bdi>{field.label}</bdi> {field.unit && <span className="muted">{field.unit}</span>}
                  {!field.active && <span className="muted"> · {t('customFields.retired')}</span>}
                </td>
                <td>
                  {t(`customFields.type.${field.type}`)}
                  {field.type === 'choice' && <span className="muted"> {field.choices.slice(0, 4).join(', ')}</span>}
                </td>
                <td>
                  <code>{field.key}</code>
                </td>
                <td>{t(field.required ? 'customFields.yes' : 'customFields.no')}</td>
                <td>{t(field.printed ? 'customFields.yes' : 'customFields.no')}</td>
                <td>
                  <div className="row" style={{ justifyContent: 'flex-end', gap: 4 }}>
                    {field.active &&
                      ([-1, 1] as const).map((by) => (
                        <Button
                          key={by}
                          size="small"
                          kind="ghost"
                          aria-label={t(by < 0 ? 'customFields.up' : 'customFields.down', { label: field.label })}
                          onClick={() => void run(customFieldMove, { fieldId: field.id, by })}
                        >
                          {by < 0 ? '↑' : '↓'}
                        </Button>
                      ))}
                    <Button size="small" onClick={() => setEdited(field)}>
                      {t('customFields.edit')}
                    </Button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {edited && (
        <CustomFieldDialog field={edited === 'new' ? null : edited} subject={subject} onClose={() => setEdited(null)} />
      )}
    </>
  )
}
