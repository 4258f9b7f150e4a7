import { Modal } from '@mantine/core'
import { useState } from 'react'
import { crewSave } from '#shared/commands/crew/save.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { t } from '../../../lib/messages.ts'
import '../../../ui/reason.css'
import { DialogFoot, PeopleChoice, PickField, WordField, personText } from '../pane.tsx'
import type { ListedCrew } from './crews-pane.tsx'

interface Named {
  readonly id: string
  readonly code: string
  readonly name: string
}

interface CrewEditorProps {
  readonly listed: ListedCrew | null
  readonly technicians: readonly Named[]
  readonly territories: readonly Named[]
  readonly onClose: () => void
}

/** Puts a crew together, or changes it. The first who is ticked leads until somebody else is chosen. */
export function CrewEditor({ listed, technicians, territories, onClose }: CrewEditorProps) {
  const { run } = useCommands()
  const [name, setName] = useState(listed?.crew.name ?? '')
  const [territoryId, setTerritoryId] = useState(listed?.crew.territoryId ?? '')
  const [memberIds, setMemberIds] = useState<readonly string[]>(listed?.members.map(({ id }) => id) ?? [])
  const [leadId, setLeadId] = useState(listed?.crew.leadId ?? '')
  const [active, setActive] = useState(listed?.crew.active ?? true)
  const lead = memberIds.includes(leadId) ? leadId : (memberIds[0] ?? '')
  const known = [
    ...technicians,
    ...(listed?.members ?? []).filter(({ id }) => !technicians.some((one) => one.id === id)),
  ]
  const ready = name.trim() !== '' && lead !== ''
  const save = async () => {
    const args = { crewId: listed?.crew.id ?? null, name, territoryId: territoryId || null, leadId: lead, active }
    const done = await run(crewSave, { ...args, memberIds: [...memberIds] })
    if (done.ok) onClose()
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={listed ? t('people.editNamed', { name: listed.crew.name }) : t('people.newCrew')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void save()
        }}
      >
        <WordField label={t('inspector.name')} focus most={100} value={name} onChange={setName} />
        <PickField
          label={t('inspector.territory')}
          value={territoryId}
          options={[
            { value: '', text: t('inspector.noValue') },
            ...territories.map((one) => ({ value: one.id, text: one.name })),
          ]}
          onChange={setTerritoryId}
        />
        <PeopleChoice label={t('people.members')} people={known} chosen={memberIds} onChange={setMemberIds} />
        {memberIds.length > 0 && (
          <PickField
            label={t('people.whoLeads')}
            value={lead}
            options={known
              .filter(({ id }) => memberIds.includes(id))
              .map((one) => ({ value: one.id, text: personText(one) }))}
            onChange={setLeadId}
          />
        )}
        <label className="row">
          <input type="checkbox" checked={active} onChange={(event) => setActive(event.target.checked)} />
          {t('people.crewOffered')}
        </label>
        <DialogFoot ready={ready} action={t('list.save')} onClose={onClose} />
      </form>
    </Modal>
  )
}
