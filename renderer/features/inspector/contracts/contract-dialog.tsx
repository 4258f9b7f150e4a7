import { Checkbox, Modal, MultiSelect, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { contractSave } from '#shared/commands/contract/save.ts'
import type { Contract } from '#shared/domain/contract/contract.ts'
import { workKinds } from '#shared/domain/work-type/work-kind.ts'
import type { WorkKind } from '#shared/domain/work-type/work-kind.ts'
import type { contractsOf } from '#shared/queries/money.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'

interface ContractDialogProps {
  readonly customerId: string
  /** Null writes down a new one. */
  readonly contract: Contract | null
  readonly choices: z.output<typeof contractsOf.result>
  readonly onClose: () => void
}

/** Writes down a contract or changes one. */
export function ContractDialog({ customerId, contract, choices, onClose }: ContractDialogProps) {
  const { run } = useCommands()
  const [fields, setFields] = useState({
    number: contract?.number ?? '',
    name: contract?.name ?? '',
    startsOn: contract?.startsOn ?? choices.day,
    endsOn: contract?.endsOn ?? '',
    siteIds: contract?.siteIds ?? [],
    workKinds: contract?.workKinds ?? [],
    coversLabour: contract?.coversLabour ?? true,
    coversParts: contract?.coversParts ?? true,
    slaPolicyId: contract?.slaPolicyId ?? null,
  })
  const [refusal, setRefusal] = useState<string | null>(null)
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change })
  const save = async () => {
    const saved = { ...fields, customerId, contractId: contract?.id ?? null, endsOn: fields.endsOn || null }
    const done = await run(contractSave, saved, { quiet: true })
    if (done.ok) onClose()
    else setRefusal(errorText(done.error))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(contract ? 'contracts.editTitle' : 'contracts.addTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        style={{ display: 'flex', flexDirection: 'column', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="row" style={{ alignItems: 'flex-start' }}>
          <TextInput
            data-autofocus
            required
            label={t('contracts.number')}
            maxLength={100}
            value={fields.number}
            onChange={(event) => set({ number: event.currentTarget.value })}
          />
          <TextInput
            required
            style={{ flex: 1 }}
            label={t('contracts.name')}
            maxLength={200}
            value={fields.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        </div>
        <div className="row" style={{ alignItems: 'flex-start' }}>
          <TextInput
            required
            type="date"
            label={t('contracts.startsOn')}
            value={fields.startsOn}
            onChange={(event) => set({ startsOn: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('contracts.endsOn')}
            description={t('contracts.endsOnHint')}
            inputWrapperOrder={['label', 'input', 'description']}
            value={fields.endsOn}
            onChange={(event) => set({ endsOn: event.currentTarget.value })}
          />
        </div>
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <legend className="label">{t('contracts.covers')}</legend>
          <div className="row" style={{ gap: 16, minHeight: 28 }}>
            <Checkbox
              label={t('contracts.labour')}
              checked={fields.coversLabour}
              onChange={(event) => set({ coversLabour: event.currentTarget.checked })}
            />
            <Checkbox
              label={t('contracts.parts')}
              checked={fields.coversParts}
              onChange={(event) => set({ coversParts: event.currentTarget.checked })}
            />
          </div>
        </fieldset>
        <MultiSelect
          label={t('contracts.kinds')}
          placeholder={fields.workKinds.length === 0 ? t('contracts.allKinds') : ''}
          data={workKinds.map((kind) => ({ value: kind, label: t(`contracts.kind-${kind}`) }))}
          value={fields.workKinds}
          onChange={(kinds) => set({ workKinds: kinds as WorkKind[] })}
        />
        <MultiSelect
          label={t('contracts.sites')}
          placeholder={fields.siteIds.length === 0 ? t('contracts.allSites') : ''}
          searchable
          limit={200}
          data={choices.sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={fields.siteIds}
          onChange={(siteIds) => set({ siteIds })}
        />
        {choices.policies.length > 0 && (
          <Select
            label={t('contracts.policy')}
            placeholder={t('contracts.noPolicy')}
            clearable
            data={choices.policies.map(({ id, name }) => ({ value: id, label: name }))}
            value={fields.slaPolicyId}
            onChange={(slaPolicyId) => set({ slaPolicyId })}
          />
        )}
        {refusal && <Notice role="alert" tone="risk" shape="s-miss" text={refusal} />}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('list.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
