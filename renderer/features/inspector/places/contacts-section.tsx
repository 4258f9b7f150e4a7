import { useState } from 'react'
import { contactRemove } from '#shared/commands/contact/remove.ts'
import { contactSave } from '#shared/commands/contact/save.ts'
import type { Contact } from '#shared/domain/customer/customer.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'

interface ContactsSectionProps {
  readonly contacts: readonly Contact[]
  /** Where new ones are added. */
  readonly owner: { readonly customerId: string } | { readonly siteId: string }
  readonly title: string
  readonly emptyText: string
}

/** The people to speak to at a customer or a site: the first to call marked, each edited in place. */
export function ContactsSection({ contacts, owner, title, emptyText }: ContactsSectionProps) {
  const { run } = useCommands()
  const may = useMay('editPlaces')
  const [edited, setEdited] = useState<Contact | 'new' | null>(null)
  const save = async (fields: ContactFields, contact: Contact | null) => {
    const done = await run(contactSave, { ...owner, ...fields, contactId: contact?.id ?? null })
    if (done.ok) setEdited(null)
  }
  const first = (contact: Contact) => {
    const { name, role, phone, email } = contact
    void run(contactSave, { ...owner, contactId: contact.id, name, role, phone, email, primary: !contact.primary })
  }
  return (
    <section aria-label={title}>
      <div className="row">
        <h3 className="label grow">{title}</h3>
        {may && edited === null && (
          <Button kind="ghost" size="small" icon="i-plus" onClick={() => setEdited('new')}>
            {t('places.addContact')}
          </Button>
        )}
      </div>
      {contacts.length === 0 && edited === null && <p className="soft">{emptyText}</p>}
      <ul>
        {contacts.map((contact) =>
          edited !== null && edited !== 'new' && edited.id === contact.id ? (
            <li key={contact.id}>
              <ContactForm
                contact={contact}
                onCancel={() => setEdited(null)}
                onSave={(fields) => void save(fields, contact)}
              />
            </li>
          ) : (
            <li key={contact.id} className="contact">
              <button
                type="button"
                className="contact-first"
                aria-pressed={contact.primary}
                aria-label={t('places.firstToCall', { name: contact.name })}
                title={t('places.firstToCall', { name: contact.name })}
                disabled={!may}
                onClick={() => first(contact)}
              >
                <Icon name={contact.primary ? 's-star' : 's-open'} className={contact.primary ? 'accent' : 'idle'} />
              </button>
              <div className="grow">
                <p>
                  <span className="medium">{contact.name}</span>
                  {contact.role && <span className="soft"> · {contact.role}</span>}
                </p>
                <p className="num soft">
                  {contact.phone && <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>}
                  {contact.phone && contact.email && ' · '}
                  {contact.email && <a href={`mailto:${encodeURIComponent(contact.email)}`}>{contact.email}</a>}
                </p>
              </div>
              {may && (
                <>
                  <Button
                    kind="ghost"
                    size="small"
                    icon="i-pen"
                    aria-label={t('places.editContact', { name: contact.name })}
                    onClick={() => setEdited(contact)}
                  />
                  <Button
                    kind="ghost"
                    size="small"
                    icon="i-x"
                    aria-label={t('places.removeContact', { name: contact.name })}
                    onClick={() => void run(contactRemove, { contactId: contact.id })}
                  />
                </>
              )}
            </li>
          ),
        )}
      </ul>
      {edited === 'new' && (
        <ContactForm contact={null} onCancel={() => setEdited(null)} onSave={(fields) => void save(fields, null)} />
      )}
    </section>
  )
}

interface ContactFields {
  readonly name: string
  readonly role: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly primary: boolean
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

function ContactForm(props: {
  readonly contact: Contact | null
  readonly onSave: (fields: ContactFields) => void
  readonly onCancel: () => void
}) {
  const { contact } = props
  const [fields, setFields] = useState({
    name: contact?.name ?? '',
    role: contact?.role ?? '',
    phone: contact?.phone ?? '',
    email: contact?.email ?? '',
  })
  const field = (name: keyof typeof fields, label: string, type = 'text') => (
    <input
      className="field"
      type={type}
      aria-label={label}
      placeholder={label}
      maxLength={300}
      autoFocus={name === 'name'}
      value={fields[name]}
      onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
    />
  )
  return (
    <form
      className="contact-form"
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') props.onCancel()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (fields.name.trim() === '') return
        const { name, role, phone, email } = fields
        props.onSave({ name: name.trim(), role: orNull(role), phone: orNull(phone), email: orNull(email), primary: contact?.primary ?? false }) // prettier-ignore
      }}
    >
      {field('name', t('inspector.name'))}
      {field('role', t('places.role'))}
      {field('phone', t('inspector.phone'), 'tel')}
      {field('email', t('inspector.email'), 'email')}
      <div className="row">
        <Button size="small" kind="primary" type="submit" disabled={fields.name.trim() === ''}>
          {t('list.save')}
        </Button>
        <Button size="small" onClick={props.onCancel}>
          {t('list.cancel')}
        </Button>
      </div>
    </form>
  )
}
