import { Modal } from '@mantine/core'
import { useState } from 'react'
import { slaRuleSave } from '#shared/commands/sla-rule/save.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import { workKinds } from '#shared/domain/work-type/work-kind.ts'
import type { WorkKind } from '#shared/domain/work-type/work-kind.ts'
import { serviceLevelsChoices } from '#shared/queries/service-levels.ts'
import type { PolicyView, RuleView } from '#shared/queries/service-levels.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { priorityLook } from '../../../lib/status-look.ts'
import { Button } from '../../../ui/button.tsx'
import { CustomerField } from './customer-field.tsx'

interface DialogProps {
  /** Null for a new line. */
  readonly rule: RuleView | null
  readonly place: number
  readonly policies: readonly PolicyView[]
  readonly onClose: () => void
}

/** One line of the table: its conditions and the service level it gives. */
export function RuleDialog({ rule, place, policies, onClose }: DialogProps) {
  const { run } = useCommands()
  const [customer, setCustomer] = useState(
    rule?.customerId ? { id: rule.customerId, name: rule.customerName ?? '' } : null,
  )
  const [contractId, setContractId] = useState(rule?.contractId ?? '')
  const [priority, setPriority] = useState<Priority | ''>(rule?.priority ?? '')
  const [workTypeId, setWorkTypeId] = useState(rule?.workTypeId ?? '')
  const [workKind, setWorkKind] = useState<WorkKind | ''>(rule?.workKind ?? '')
  const offered = policies.filter(({ active, id }) => active || id === rule?.policyId)
  const [policyId, setPolicyId] = useState(rule?.policyId ?? offered[0]?.id ?? '')
  const [refusal, setRefusal] = useState<string | null>(null)
  const choices = useQueryOf(serviceLevelsChoices, { customerId: customer?.id ?? null }).data
  const save = async () => {
    const done = await run(
      slaRuleSave,
      {
        ruleId: rule?.id ?? null,
        rule: {
          customerId: customer?.id ?? null,
          contractId: contractId || null,
          priority: priority || null,
          workTypeId: workTypeId || null,
          workKind: workKind || null,
          policyId,
          active: rule?.active ?? true,
        },
      },
      { quiet: true },
    )
    if (done.ok) onClose()
    else setRefusal(errorText(done.error))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={rule ? t('sla.editRule', { place }) : t('sla.addRule')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="sla-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <CustomerField
          value={customer}
          onChange={(next) => {
            setCustomer(next)
            setContractId('')
          }}
        />
        {customer && (
          <label>
            <span className="label">{t('sla.contract')}</span>
            <select className="field" value={contractId} onChange={({ target }) => setContractId(target.value)}>
              <option value="">{t('sla.any')}</option>
              {(choices?.contracts ?? []).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span className="label">{t('sla.priority')}</span>
          <select
            className="field"
            value={priority}
            onChange={({ target }) => setPriority(priorities.find((one) => one === target.value) ?? '')}
          >
            <option value="">{t('sla.any')}</option>
            {priorities.map((one) => (
              <option key={one} value={one}>
                {t(priorityLook[one].textKey)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="label">{t('sla.workType')}</span>
          <select className="field" value={workTypeId} onChange={({ target }) => setWorkTypeId(target.value)}>
            <option value="">{t('sla.any')}</option>
            {(choices?.workTypes ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="label">{t('sla.workKind')}</span>
          <select
            className="field"
            value={workKind}
            onChange={({ target }) => setWorkKind(workKinds.find((one) => one === target.value) ?? '')}
          >
            <option value="">{t('sla.any')}</option>
            {workKinds.map((one) => (
              <option key={one} value={one}>
                {t(`sla.kind-${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="label">{t('sla.gives')}</span>
          <select className="field" value={policyId} onChange={({ target }) => setPolicyId(target.value)}>
            {offered.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {refusal && (
          <p className="risk" role="alert">
            {refusal}
          </p>
        )}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={policyId === ''}>
            {t('sla.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
