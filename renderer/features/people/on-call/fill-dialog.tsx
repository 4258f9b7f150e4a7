import { Modal } from '@mantine/core'
import { useState } from 'react'
import { onCallFill } from '#shared/commands/on-call/fill.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { minuteOfText } from '../../../lib/day-text.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { announce } from '../../../state/announcer.ts'
import '../../../ui/reason.css'
import { DialogFoot, PeopleChoice, PickField, WordField } from '../pane.tsx'

interface Named {
  readonly id: string
  readonly code: string
  readonly name: string
}

interface FillDialogProps {
  readonly technicians: readonly Named[]
  readonly territories: readonly Named[]
  readonly now: number
  readonly onClose: () => void
}

const whole = (text: string, most: number) => {
  const value = Number(text)
  return Number.isInteger(value) && value >= 1 && value <= most ? value : null
}

/** Lets technicians take turns on call: who, how long each, how often. */
export function FillDialog({ technicians, territories, now, onClose }: FillDialogProps) {
  const { run } = useCommands()
  const [technicianIds, setTechnicianIds] = useState<readonly string[]>([])
  const [territoryId, setTerritoryId] = useState('')
  const [fromDay, setFromDay] = useState(dayOf(now, officeZone()))
  const [time, setTime] = useState('17:00')
  const [days, setDays] = useState('7')
  const [count, setCount] = useState('8')
  const [minute, turnDays, turns] = [minuteOfText(time), whole(days, 28), whole(count, 104)]
  const ready = technicianIds.length > 0 && fromDay !== '' && minute !== null && turnDays !== null && turns !== null
  const codes = technicianIds.map((id) => technicians.find((one) => one.id === id)?.code ?? '')
  const fill = async () => {
    if (!ready) return
    const rota = { fromDay, minute, turnDays, turns }
    const done = await run(onCallFill, { technicianIds: [...technicianIds], territoryId: territoryId || null, ...rota })
    if (!done.ok) return
    announce({ tone: 'good', text: t('people.rotaFilled', { count: turns }) })
    onClose()
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('people.fillRota')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          void fill()
        }}
      >
        <PickField
          label={t('inspector.territory')}
          focus
          value={territoryId}
          options={[
            { value: '', text: t('people.everywhere') },
            ...territories.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          onChange={setTerritoryId}
        />
        <PeopleChoice
          label={t('people.turnOrder')}
          people={technicians}
          chosen={technicianIds}
          onChange={setTechnicianIds}
        />
        {codes.length > 0 && <p className="num soft">{codes.join(' → ')}</p>}
        <div className="people-fields">
          <WordField label={t('people.from')} type="date" value={fromDay} onChange={setFromDay} />
          <WordField label={t('people.handoverAt')} type="time" value={time} onChange={setTime} />
          <WordField
            label={t('people.turnDays')}
            type="number"
            value={days}
            wrong={turnDays === null}
            onChange={setDays}
          />
          <WordField label={t('people.turns')} type="number" value={count} wrong={turns === null} onChange={setCount} />
        </div>
        <DialogFoot ready={ready} action={t('people.fill')} onClose={onClose} />
      </form>
    </Modal>
  )
}
