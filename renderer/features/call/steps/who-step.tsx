import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { wordsOf } from '#shared/domain/search/words.ts'
import { callFind } from '#shared/queries/call.ts'
import type { Caller } from '#shared/queries/call.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { DrawingName } from '../../../ui/icons/drawings.tsx'
import { Lookup } from '../../../ui/lookup.tsx'
import type { LookupOption } from '../../../ui/lookup.tsx'
import { change, chooseCaller, nameContact, newCaller } from '../flow/call-flow.ts'
import { TierTag } from '../tier-tag.tsx'
import type { StepProps } from './step-list.tsx'

/** Who calls: found by number, name, address or tag as one types; then their name and number. */
export function WhoStep(props: StepProps) {
  return props.call.phase === 'caller' ? <FindCaller {...props} /> : <ContactForm {...props} />
}

export const callerIcons: Readonly<Record<Caller['kind'], DrawingName>> = {
  contact: 'i-people',
  customer: 'i-cust',
  site: 'i-map',
  asset: 'i-assets',
  earlierCall: 'i-phone',
}

/** A match as one line: what it is, its name, where it belongs. */
export function callerOption(caller: Caller): LookupOption {
  return {
    id: `${caller.kind} ${caller.id}`,
    text: [caller.title, caller.phone, caller.detail].filter(Boolean).join(', '),
    content: (
      <span className="call-match">
        <Icon name={callerIcons[caller.kind]} label={t(`call.kind-${caller.kind}`)} />
        <span className="medium cut">{caller.title}</span>
        {caller.phone && <span className="num soft">{caller.phone}</span>}
        <span className="muted cut grow">{caller.detail}</span>
        <TierTag tier={caller.tier} />
      </span>
    ),
  }
}

const somebodyNew = 'new'

function FindCaller({ call, put, onPreview }: StepProps) {
  const typed = call.typed['caller'] ?? ''
  const { data, isPlaceholderData, isFetching } = useQueryOf(
    callFind,
    { text: typed },
    { enabled: typed.trim() !== '' },
  )
  const callers = typed.trim() === '' ? [] : (data?.callers ?? [])
  const [marked, setMarked] = useState<string | null>(null)
  const preview = callers.find((one) => `${one.kind} ${one.id}` === marked) ?? null
  useEffect(() => onPreview(preview), [onPreview, preview])
  useEffect(() => () => onPreview(null), [onPreview])
  const unknown: LookupOption = {
    id: somebodyNew,
    text: typed.trim() === '' ? t('call.withoutCaller') : t('call.newCaller', { typed: typed.trim() }),
    content: (
      <span className="call-match">
        <Icon name="i-plus" />
        <span>{typed.trim() === '' ? t('call.withoutCaller') : t('call.newCaller', { typed: typed.trim() })}</span>
      </span>
    ),
  }
  return (
    <Lookup
      label={t('call.findCaller')}
      placeholder={t('call.findCallerHint')}
      value={typed}
      onChange={(text) => put(change(call, { typed: { ...call.typed, caller: text } }))}
      settled={typed.trim() === '' || (!isPlaceholderData && !isFetching)}
      options={[...callers.map(callerOption), unknown]}
      onMark={setMarked}
      onChoose={(id) => {
        const caller = callers.find((one) => `${one.kind} ${one.id}` === id)
        put(caller ? chooseCaller(call, caller) : newCaller(call))
      }}
    />
  )
}

const asTyped = 'typed'

/** Who speaks: somebody the place is known to have, or a new name with a number to call back. */
function ContactForm({ call, facts, put }: StepProps) {
  const phone = useRef<HTMLInputElement>(null)
  // Where the keyboard begins; what is typed afterwards does not move it.
  const [startsAt] = useState(() => (call.contactName !== '' && call.contactPhone === '' ? 'phone' : 'name'))
  const set = (patch: Partial<typeof call>) => put(change(call, patch))
  const knownCustomer = call.customerId !== null
  const done = (patch: Partial<typeof call> = {}) => {
    const { contactName, contactPhone, contactEmail, newCustomer, keepContact } = { ...call, ...patch }
    const customer = knownCustomer ? '' : (newCustomer ?? '').trim()
    put(
      nameContact(change(call, patch), {
        contactName: contactName.trim(),
        contactPhone: contactPhone.trim(),
        contactEmail: contactEmail.trim(),
        newCustomer: customer === '' ? null : customer,
        keepContact,
      }),
    )
  }
  const words = wordsOf(call.contactName)
  const contacts = (facts.place?.contacts ?? []).filter(({ name }) => {
    const known = wordsOf(name)
    return words.every((word) => known.some((one) => one.startsWith(word)))
  })
  const options: LookupOption[] = [
    ...contacts.slice(0, 6).map((contact) => ({
      id: contact.id,
      text: [contact.name, contact.phone, contact.role].filter(Boolean).join(', '),
      content: (
        <span className="call-match">
          <Icon name="i-people" />
          <span className="medium cut">{contact.name}</span>
          <span className="num soft">{contact.phone}</span>
          <span className="muted cut grow">{contact.role}</span>
        </span>
      ),
    })),
    ...(contacts.length > 0 && words.length > 0
      ? [{ id: asTyped, text: t('call.otherPerson', { typed: call.contactName.trim() }) }]
      : []),
  ]
  // Enter goes to the number where it is missing, and on when nothing is.
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    if (event.target !== phone.current && call.contactPhone.trim() === '' && call.contactName.trim() !== '')
      phone.current?.focus()
    else done()
  }
  return (
    <form className="call-form" onKeyDown={onEnter} onSubmit={(event) => event.preventDefault()}>
      <Lookup
        label={t('call.contactName')}
        placeholder={t('call.contactName')}
        maxLength={300}
        takeFocus={startsAt === 'name'}
        value={call.contactName}
        onChange={(contactName) => set({ contactName, knownContact: false })}
        options={options}
        onChoose={(id) => {
          const contact = contacts.find((one) => one.id === id)
          if (!contact) return phone.current?.focus()
          done({
            contactName: contact.name,
            contactPhone: contact.phone ?? call.contactPhone,
            contactEmail: contact.email ?? '',
            knownContact: true,
          })
        }}
      />
      <div className="call-fields">
        <label>
          <span className="label">{t('call.contactPhone')}</span>
          <input
            ref={phone}
            className="field num"
            autoFocus={startsAt === 'phone'}
            autoComplete="off"
            inputMode="tel"
            maxLength={60}
            value={call.contactPhone}
            onChange={(event) => set({ contactPhone: event.target.value })}
          />
        </label>
        <label>
          <span className="label">{t('call.contactEmail')}</span>
          <input
            className="field"
            autoComplete="off"
            maxLength={320}
            value={call.contactEmail}
            onChange={(event) => set({ contactEmail: event.target.value })}
          />
        </label>
        {!knownCustomer && (
          <label>
            <span className="label">{t('call.newCustomerName')}</span>
            <input
              className="field"
              autoComplete="off"
              maxLength={300}
              placeholder={t('call.newCustomerHint')}
              value={call.newCustomer ?? ''}
              onChange={(event) => set({ newCustomer: event.target.value })}
            />
          </label>
        )}
      </div>
      <div className="row">
        {!call.knownContact && (
          <label className="row">
            <input
              type="checkbox"
              checked={call.keepContact}
              onChange={(event) => set({ keepContact: event.target.checked })}
            />
            {t('call.keepContact')}
          </label>
        )}
        <span className="grow" />
        <label className="row">
          <span className="label">{t('call.source')}</span>
          <select className="field" value={call.source} onChange={(event) => set({ source: event.target.value })}>
            {['sourcePhone', 'sourceEmail', 'sourceVisit'].map((key) => (
              <option key={key}>{t(`requests.${key}`)}</option>
            ))}
          </select>
        </label>
        <Button onClick={() => done()}>{t('call.next')}</Button>
      </div>
    </form>
  )
}
