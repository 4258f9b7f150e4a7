import { Modal } from '@mantine/core'
import { useState } from 'react'
import { technicianCreate } from '#shared/commands/technician/create.ts'
import { assetsChoices } from '#shared/queries/assets.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { select } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import '../../ui/reason.css'

const orNull = (text: string) => text.trim() || null

/** Writes down a technician; skills, certificates and shifts follow beside the list. */
export function NewTechnicianDialog({ onClose }: { readonly onClose: () => void }) {
  const { run } = useCommands()
  const territories = useQueryOf(assetsChoices, {}).data?.territories ?? []
  const [fields, setFields] = useState({ code: '', name: '', team: '', phone: '', email: '', territoryId: '' })
  const set = (patch: Partial<typeof fields>) => setFields({ ...fields, ...patch })
  const ready = fields.code.trim() !== '' && fields.name.trim() !== ''
  const create = async () => {
    const { code, name, team, phone, email, territoryId } = fields
    const contact = { team: orNull(team), phone: orNull(phone), email: orNull(email) }
    const done = await run(technicianCreate, { code, name, ...contact, territoryId: orNull(territoryId) })
    if (!done.ok) return
    select('technician', done.value.value.technicianId)
    announce({ tone: 'good', text: t('people.created', { name: code.trim() }) })
    onClose()
  }
  const field = (name: keyof typeof fields, label: string, type = 'text') => (
    <label className="form-field">
      <span className="label">{label}</span>
      <input
        className="field"
        type={type}
        data-autofocus={name === 'code' || undefined}
        maxLength={name === 'code' ? 50 : 200}
        value={fields[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </label>
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.newTechnician')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void create()
        }}
      >
        {field('code', t('inspector.code'))}
        {field('name', t('inspector.name'))}
        {field('team', t('inspector.team'))}
        {field('phone', t('inspector.phone'), 'tel')}
        {field('email', t('inspector.email'), 'email')}
        <label className="form-field">
          <span className="label">{t('inspector.territory')}</span>
          <select
            className="field"
            value={fields.territoryId}
            onChange={(event) => set({ territoryId: event.target.value })}
          >
            <option value="">{t('inspector.noValue')}</option>
            {territories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={!ready}>
            {t('people.create')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
