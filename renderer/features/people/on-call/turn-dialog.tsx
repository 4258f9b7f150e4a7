import { Modal } from '@mantine/core'
import { useState } from 'react'
import { onCallSave } from '#shared/commands/on-call/save.ts'
import { addDays, dayOf, instantOf } from '#shared/kernel/zone.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { InstantField } from '../../../ui/instant-field.tsx'
import '../../../ui/reason.css'
import { DialogFoot, PickField, WordField, personText } from '../pane.tsx'
import type { Turn } from './on-call-pane.tsx'

interface Named {
  readonly id: string
  readonly code: string
  readonly name: string
}

interface TurnDialogProps {
  readonly turn: Turn | null
  readonly technicians: readonly Named[]
  readonly territories: readonly Named[]
  readonly now: number
  readonly onClose: () => void
}

/** Puts somebody on call, or changes a turn. A new one is offered for a week from this evening. */
export function TurnDialog({ turn, technicians, territories, now, onClose }: TurnDialogProps) {
  const { run } = useCommands()
  const today = dayOf(now, officeZone())
  const [technicianId, setTechnicianId] = useState(turn?.technicianId ?? technicians[0]?.id ?? '')
  const [territoryId, setTerritoryId] = useState(turn?.territoryId ?? '')
  const [startsAt, setStartsAt] = useState<number | null>(turn?.startsAt ?? instantOf(today, 1_020, officeZone()))
  const [endsAt, setEndsAt] = useState<number | null>(turn?.endsAt ?? instantOf(addDays(today, 7), 1_020, officeZone()))
  const [note, setNote] = useState(turn?.note ?? '')
  const wrong = startsAt !== null && endsAt !== null && endsAt <= startsAt
  const ready = technicianId !== '' && startsAt !== null && endsAt !== null && !wrong
  const save = async () => {
    if (!ready) return
    const done = await run(onCallSave, {
      onCallId: turn?.id ?? null,
      technicianId,
      territoryId: territoryId || null,
      startsAt,
      endsAt,
      note: note.trim() || null,
    })
    if (done.ok) onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('people.putOnCall')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <PickField
          label={t('people.technician')}
          focus
          value={technicianId}
          options={technicians.map((one) => ({ value: one.id, text: personText(one) }))}
          onChange={setTechnicianId}
        />
        <PickField
          label={t('inspector.territory')}
          value={territoryId}
          options={[
            { value: '', text: t('people.everywhere') },
            ...territories.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          onChange={setTerritoryId}
        />
        <InstantField label={t('people.from')} value={startsAt} zone={officeZone()} onChange={setStartsAt} />
        <InstantField label={t('people.to')} value={endsAt} zone={officeZone()} onChange={setEndsAt} />
        {wrong && (
          <p className="risk" role="alert">
            {t('people.endBeforeStart')}
          </p>
        )}
        <WordField label={t('people.note')} most={500} value={note} onChange={setNote} />
        <DialogFoot ready={ready} action={t('list.save')} onClose={onClose} />
      </form>
    </Modal>
  )
}
