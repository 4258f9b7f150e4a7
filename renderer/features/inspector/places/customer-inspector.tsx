import { useState } from 'react'
import { customerEdit } from '#shared/commands/customer/edit.ts'
import { customerMerge } from '#shared/commands/customer/merge.ts'
import { customerRemove } from '#shared/commands/customer/remove.ts'
import { customerTiers } from '#shared/domain/customer/customer.ts'
import type { Customer } from '#shared/domain/customer/customer.ts'
import { customersGet } from '#shared/queries/places.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { announce } from '../../../state/announcer.ts'
import { clearSelection, select } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { ContractsSection } from '../contracts/contracts-section.tsx'
import { EditableChoice, EditableText } from '../editable.tsx'
import { FilesTab } from '../files/files-tab.tsx'
import { InspectorFrame, InspectorWait, Line } from '../frame.tsx'
import { HistoryTab } from '../history-tab.tsx'
import { Notes } from '../notes.tsx'
import { ContactsSection } from './contacts-section.tsx'
import { MergeField } from './merge-field.tsx'
import './places.css'
import { WishesSection } from './wishes-section.tsx'
import { RecordLink, WorkOrderLinks } from './record-links.tsx'

/** Who the work is done for: contacts, contracts, sites and open work. */
export function CustomerInspector({ customerId }: { readonly customerId: string }) {
  const { run } = useCommands()
  const may = useMay('editPlaces')
  const [merging, setMerging] = useState(false)
  const { data, isPending } = useQueryOf(customersGet, { customerId }, { keepPrevious: false })
  if (!data) return <InspectorWait gone={!isPending} />
  const { customer } = data
  const set = (field: keyof Customer, value: unknown) =>
    void run(customerEdit, { customerId, set: { [field]: value }, was: { [field]: customer[field] as never } })
  const merge = async (intoId: string, into: string) => {
    const done = await run(customerMerge, { customerId, intoId })
    if (!done.ok) return
    select('customer', intoId)
    announce({ tone: 'good', text: t('places.merged', { name: customer.name, into }) })
  }
  const remove = async () => {
    const done = await run(customerRemove, { customerId })
    if (!done.ok) return
    clearSelection()
    announce({ tone: 'good', text: t('places.removed', { name: customer.name }) })
  }
  const text = (field: 'phone' | 'email', label: string) => (
    <Line name={label}>
      <EditableText
        label={label}
        value={customer[field] ?? ''}
        maxLength={300}
        onSave={(value) => set(field, value.trim() || null)}
      />
    </Line>
  )
  return (
    <InspectorFrame
      tabs={['details', 'history', 'files']}
      head={
        <>
          <div className="row muted">
            <span>{t('inspector.customer')}</span>
            <span className="grow" />
            {!customer.active && (
              <span className="tag idle">
                <Icon name="s-no" />
                {t('inspector.inactive')}
              </span>
            )}
          </div>
          <h2>
            <EditableText
              label={t('inspector.name')}
              value={customer.name}
              onSave={(name) => name.trim() && set('name', name)}
            />
          </h2>
          {may && (
            <div className="row" style={{ marginTop: 8, gap: 6, flexWrap: 'wrap' }}>
              <Button size="small" onClick={() => set('active', !customer.active)}>
                {t(customer.active ? 'inspector.setInactive' : 'inspector.setActive')}
              </Button>
              <Button size="small" aria-expanded={merging} onClick={() => setMerging(!merging)}>
                {t('places.merge')}
              </Button>
              <Button
                size="small"
                icon="i-trash"
                aria-label={t('places.remove', { name: customer.name })}
                onClick={() => void remove()}
              />
            </div>
          )}
          {merging && (
            <MergeField
              kind="customer"
              id={customerId}
              onDone={() => setMerging(false)}
              onMerge={(id, name) => void merge(id, name)}
            />
          )}
        </>
      }
    >
      {(tab) => {
        if (tab === 'history') return <HistoryTab subjectKind="customer" subjectId={customerId} />
        if (tab === 'files') return <FilesTab subjectKind="customer" subjectId={customerId} />
        return (
          <>
            <section aria-label={t('inspector.tabDetails')}>
              <dl className="pairs">
                <Line name={t('inspector.tier')}>
                  <EditableChoice
                    label={t('inspector.tier')}
                    value={customer.tier}
                    options={customerTiers.map((value) => ({ value, text: t(`places.tier.${value}`) }))}
                    onSave={(value) => set('tier', value)}
                  >
                    {t(`places.tier.${customer.tier}`)}
                  </EditableChoice>
                </Line>
                {text('phone', t('inspector.phone'))}
                {text('email', t('inspector.email'))}
                {customer.externalId && <Line name={t('inspector.externalId')}>{customer.externalId}</Line>}
              </dl>
            </section>
            <WishesSection
              title={t('places.wishes')}
              wishes={customer.technicianWishes}
              onSet={(technicianWishes) => void run(customerEdit, { customerId, set: { technicianWishes } })}
            />
            <ContactsSection
              title={t('places.contacts')}
              emptyText={t('places.noContacts')}
              owner={{ customerId }}
              contacts={data.contacts}
            />
            <ContractsSection customerId={customerId} />
            <section aria-label={t('inspector.sitesOf')}>
              <h3 className="label">{t('places.sitesCount', { count: data.siteCount })}</h3>
              {data.sites.length === 0 && <p className="soft">{t('places.noSites')}</p>}
              {data.sites.map((site) => (
                <RecordLink
                  key={site.id}
                  kind="site"
                  id={site.id}
                  name={site.name || site.address}
                  detail={site.address === site.name ? '' : site.address}
                  muted={!site.active}
                />
              ))}
              {data.siteCount > data.sites.length && (
                <p className="muted num">
                  {t('places.moreSites', { count: formatNumber(data.siteCount - data.sites.length) })}
                </p>
              )}
            </section>
            <section aria-label={t('assets.openWork')}>
              <h3 className="label">{t('assets.openWork')}</h3>
              {data.openWork.length === 0 && (
                <p className="soft">{t('assets.noOpenWork', { count: data.workOrderCount })}</p>
              )}
              <WorkOrderLinks rows={data.openWork} />
            </section>
            <Notes subjectKind="customer" subjectId={customerId} />
          </>
        )
      }}
    </InspectorFrame>
  )
}
