import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import type { WorkOrder } from '#shared/domain/work-order/work-order.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { select } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { useFollowUp } from './checklist/use-follow-up.ts'
import { EditableText } from './editable.tsx'
import { Line } from './frame.tsx'

const fields = ['failureCode', 'rootCause', 'outcome', 'nextStep'] as const

/** What the technician found and did: the part of a work order that its asset remembers. */
export function Findings({ workOrder }: { readonly workOrder: WorkOrder }) {
  const { run } = useCommands()
  const workOrderId = workOrder.id
  const followUp = useFollowUp(workOrderId)
  return (
    <section id="findings">
      <h3 className="label">{t('inspector.findings')}</h3>
      <dl className="pairs">
        {fields.map((field) => (
          <Line key={field} name={t(`fields.${field}`)}>
            <EditableText
              place={field}
              label={t(`fields.${field}`)}
              value={workOrder[field] ?? ''}
              lines={field === 'outcome' || field === 'nextStep'}
              maxLength={field === 'failureCode' ? 100 : 5_000}
              onSave={(text) =>
                void run(workOrderEdit, {
                  workOrderId,
                  set: { [field]: text.trim() === '' ? null : text.trim() },
                  was: { [field]: workOrder[field] },
                })
              }
            />
          </Line>
        ))}
        {workOrder.followUpOfId && (
          <Line name={t('fields.followUpOfId')}>
            <button
              type="button"
              className="editable accent"
              onClick={() => select('workOrder', workOrder.followUpOfId!)}
            >
              {t('inspector.showOrigin')}
            </button>
          </Line>
        )}
      </dl>
      {workOrder.nextStep && (
        <Button size="small" icon="i-plus" onClick={() => void followUp(null)}>
          {t('checklist.makeFollowUp')}
        </Button>
      )}
    </section>
  )
}
