import { Modal } from '@mantine/core'
import { useState } from 'react'
import { customerCreate } from '#shared/commands/customer/create.ts'
import { siteCreate } from '#shared/commands/site/create.ts'
import { customerTiers } from '#shared/domain/customer/customer.ts'
import { readCoordinates } from '#shared/domain/site/read-coordinates.ts'
import { usePlaceSuggestions } from '../../api/use-place-suggestions.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { select } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { SuggestField } from '../../ui/suggest-field.tsx'
import type { Suggestion } from '../../ui/suggest-field.tsx'

const column = { display: 'flex', flexDirection: 'column', gap: 4 } as const
const orNull = (text: string) => text.trim() || null

function TextField(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly focus?: boolean
  readonly lines?: boolean
  readonly placeholder?: string
}) {
  const common = {
    className: 'field',
    'data-autofocus': props.focus || undefined,
    maxLength: props.lines ? 10_000 : 1_000,
    placeholder: props.placeholder,
    value: props.value,
  }
  return (
    <label style={column}>
      <span className="label">{props.label}</span>
      {props.lines ? (
        <textarea
          {...common}
          style={{ minHeight: 64, padding: '6px 8px' }}
          onChange={(event) => props.onChange(event.target.value)}
        />
      ) : (
        <input {...common} onChange={(event) => props.onChange(event.target.value)} />
      )}
    </label>
  )
}

function Foot({
  ready,
  onClose,
  action,
}: {
  readonly ready: boolean
  readonly onClose: () => void
  readonly action: string
}) {
  return (
    <div className="row" style={{ justifyContent: 'flex-end' }}>
      <Button onClick={onClose}>{t('list.cancel')}</Button>
      <Button kind="primary" type="submit" disabled={!ready}>
        {action}
      </Button>
    </div>
  )
}

/** Writes down a customer; contacts and sites are added beside the list. */
export function NewCustomerDialog({ onClose }: { readonly onClose: () => void }) {
  const { run } = useCommands()
  const [fields, setFields] = useState({
    name: '',
    phone: '',
    email: '',
    tier: 'standard' as (typeof customerTiers)[number],
  })
  const set = (patch: Partial<typeof fields>) => setFields({ ...fields, ...patch })
  const create = async () => {
    const { name, phone, email, tier } = fields
    const done = await run(customerCreate, { name, tier, phone: orNull(phone), email: orNull(email) })
    if (!done.ok) return
    select('customer', done.value.value.customerId)
    announce({ tone: 'good', text: t('places.created', { name }) })
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('places.newCustomer')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        style={{ ...column, gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <TextField label={t('inspector.name')} value={fields.name} focus onChange={(name) => set({ name })} />
        <TextField label={t('inspector.phone')} value={fields.phone} onChange={(phone) => set({ phone })} />
        <TextField label={t('inspector.email')} value={fields.email} onChange={(email) => set({ email })} />
        <label style={column}>
          <span className="label">{t('inspector.tier')}</span>
          <select
            className="field"
            value={fields.tier}
            onChange={(event) => set({ tier: event.target.value as typeof fields.tier })}
          >
            {customerTiers.map((tier) => (
              <option key={tier} value={tier}>
                {t(`places.tier.${tier}`)}
              </option>
            ))}
          </select>
        </label>
        <Foot ready={fields.name.trim() !== ''} onClose={onClose} action={t('places.create')} />
      </form>
    </Modal>
  )
}

/** Writes down a site, of a customer or of nobody, on its own or as part of a larger one. */
export function NewSiteDialog({
  customer,
  onClose,
}: {
  readonly customer: Suggestion | null
  readonly onClose: () => void
}) {
  const { run } = useCommands()
  const [owner, setOwner] = useState<Suggestion | null>(customer)
  const [parent, setParent] = useState<Suggestion | null>(null)
  const [fields, setFields] = useState({ name: '', address: '', coordinates: '', accessNotes: '' })
  const set = (patch: Partial<typeof fields>) => setFields({ ...fields, ...patch })
  const customers = usePlaceSuggestions('customer')
  const parents = usePlaceSuggestions('site', { customerId: owner?.id ?? null })
  const typed = fields.coordinates.trim()
  const point = typed === '' ? null : readCoordinates(typed)
  const wrong = typed !== '' && point === null
  const ready = (fields.name.trim() !== '' || fields.address.trim() !== '') && !wrong
  const create = async () => {
    const { name, address, accessNotes } = fields
    const args = { name, address, accessNotes: orNull(accessNotes), customerId: owner?.id ?? null, parentId: parent?.id ?? null, ...point } // prettier-ignore
    const done = await run(siteCreate, args)
    if (!done.ok) return
    select('site', done.value.value.siteId)
    announce({ tone: 'good', text: t('places.created', { name: name.trim() || address.trim() }) })
    onClose()
  }
  const pick = (label: string, node: React.ReactNode) => (
    <div style={column}>
      <span className="label">{label}</span>
      {node}
    </div>
  )
  return (
    <Modal opened onClose={onClose} title={t('places.newSite')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        style={{ ...column, gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void create()
        }}
      >
        {pick(
          t('inspector.customer'),
          <SuggestField
            label={t('inspector.customer')}
            placeholder={t('places.noCustomer')}
            value={owner}
            {...customers}
            clearText={t('places.noCustomer')}
            emptyText={t('places.noMatch')}
            onChoose={(chosen) => {
              setOwner(chosen)
              setParent(null)
            }}
          />,
        )}
        <TextField label={t('inspector.name')} value={fields.name} focus onChange={(name) => set({ name })} />
        <TextField label={t('places.address')} value={fields.address} onChange={(address) => set({ address })} />
        {pick(
          t('places.partOf'),
          <SuggestField
            label={t('places.partOf')}
            placeholder={t('places.standsAlone')}
            value={parent}
            {...parents}
            clearText={t('places.standsAlone')}
            emptyText={t('places.noMatch')}
            onChoose={setParent}
          />,
        )}
        <TextField
          label={t('inspector.coordinates')}
          placeholder="42.3601, -71.0589"
          value={fields.coordinates}
          onChange={(coordinates) => set({ coordinates })}
        />
        {wrong && (
          <p className="risk" role="alert">
            {t('places.badCoordinates')}
          </p>
        )}
        <TextField
          label={t('inspector.access')}
          lines
          value={fields.accessNotes}
          onChange={(accessNotes) => set({ accessNotes })}
        />
        <Foot ready={ready} onClose={onClose} action={t('places.create')} />
      </form>
    </Modal>
  )
}
