import { useState } from 'react'
import { siteEdit } from '#shared/commands/site/edit.ts'
import { siteMerge } from '#shared/commands/site/merge.ts'
import { siteMove } from '#shared/commands/site/move.ts'
import { siteRemove } from '#shared/commands/site/remove.ts'
import { siteSetCoordinates } from '#shared/commands/site/set-coordinates.ts'
import { readCoordinates } from '#shared/domain/site/read-coordinates.ts'
import type { Site } from '#shared/domain/site/site.ts'
import { sitesGet } from '#shared/queries/places.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { announce } from '../../../state/announcer.ts'
import { clearSelection, select } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { CustomFields } from '../custom-fields.tsx'
import { EditableChoice, EditableText } from '../editable.tsx'
import { FilesTab } from '../files/files-tab.tsx'
import { InspectorFrame, InspectorWait, Line } from '../frame.tsx'
import { HistoryTab } from '../history-tab.tsx'
import { Notes } from '../notes.tsx'
import { ContactsSection } from './contacts-section.tsx'
import { Crumbs } from './crumbs.tsx'
import { EditablePick } from './editable-pick.tsx'
import { MergeField } from './merge-field.tsx'
import './places.css'
import { RecordLink, WorkOrderLinks } from './record-links.tsx'
import { WishesSection } from './wishes-section.tsx'

/** A place where work happens: how to get in, what stands there, who to speak to, and the work. */
export function SiteInspector({ siteId }: { readonly siteId: string }) {
  const { run } = useCommands()
  const may = useMay('editPlaces')
  const [merging, setMerging] = useState(false)
  const { data, isPending } = useQueryOf(sitesGet, { siteId }, { keepPrevious: false })
  if (!data) return <InspectorWait gone={!isPending} />
  const { site, customer } = data
  const name = site.name || site.address
  const set = (field: keyof Site, value: unknown) =>
    void run(siteEdit, { siteId, set: { [field]: value }, was: { [field]: site[field] as never } })
  const merge = async (intoId: string, into: string) => {
    const done = await run(siteMerge, { siteId, intoId })
    if (!done.ok) return
    select('site', intoId)
    announce({ tone: 'good', text: t('places.merged', { name, into }) })
  }
  const remove = async () => {
    const done = await run(siteRemove, { siteId })
    if (!done.ok) return
    clearSelection()
    announce({ tone: 'good', text: t('places.removed', { name }) })
  }
  return (
    <InspectorFrame
      tabs={['details', 'history', 'files']}
      head={
        <>
          <Crumbs kind="site" partOf={data.partOf} />
          <div className="row muted">
            <span>{t('inspector.site')}</span>
            <span className="grow" />
            {!site.active && (
              <span className="tag idle">
                <Icon name="s-no" />
                {t('inspector.inactive')}
              </span>
            )}
          </div>
          <h2>
            <EditableText
              label={t('inspector.name')}
              value={site.name}
              placeholder={site.address}
              onSave={(value) => set('name', value)}
            />
          </h2>
          <p className="soft">{[site.address, site.district, site.postcode].filter(Boolean).join(', ')}</p>
          {may && (
            <div className="row" style={{ marginTop: 8, gap: 6, flexWrap: 'wrap' }}>
              <Button size="small" onClick={() => set('active', !site.active)}>
                {t(site.active ? 'inspector.setInactive' : 'inspector.setActive')}
              </Button>
              <Button size="small" aria-expanded={merging} onClick={() => setMerging(!merging)}>
                {t('places.merge')}
              </Button>
              <Button
                size="small"
                icon="i-trash"
                aria-label={t('places.remove', { name })}
                onClick={() => void remove()}
              />
            </div>
          )}
          {merging && (
            <MergeField
              kind="site"
              id={siteId}
              onDone={() => setMerging(false)}
              onMerge={(id, into) => void merge(id, into)}
            />
          )}
        </>
      }
    >
      {(tab) => {
        if (tab === 'history') return <HistoryTab subjectKind="site" subjectId={siteId} />
        if (tab === 'files') return <FilesTab subjectKind="site" subjectId={siteId} />
        return (
          <>
            <SiteDetails data={data} set={set} />
            <WishesSection
              title={t('places.wishes')}
              wishes={site.technicianWishes}
              onSet={(technicianWishes) => void run(siteEdit, { siteId, set: { technicianWishes } })}
            />
            <ContactsSection
              title={t('places.contactsOfSite')}
              emptyText={t('places.noContacts')}
              owner={{ siteId }}
              contacts={data.contacts}
            />
            {customer && data.customerContacts.length > 0 && (
              <ContactsSection
                title={t('places.contactsOfCustomer', { name: customer.name })}
                emptyText=""
                owner={{ customerId: customer.id }}
                contacts={data.customerContacts}
              />
            )}
            {data.parts.length > 0 && (
              <section aria-label={t('places.parts')}>
                <h3 className="label">{t('places.parts')}</h3>
                {data.parts.map((part) => (
                  <RecordLink key={part.id} kind="site" id={part.id} name={part.name} />
                ))}
              </section>
            )}
            {data.assets.length > 0 && (
              <section aria-label={t('inspector.assetsHere')}>
                <h3 className="label">{t('places.assetsCount', { count: data.assetCount })}</h3>
                {data.assets.map(({ id, tag, name: detail, status }) => (
                  <RecordLink key={id} kind="asset" id={id} name={tag} detail={detail} muted={status === 'retired'} />
                ))}
                {data.assetCount > data.assets.length && (
                  <p className="muted num">
                    {t('places.moreAssets', { count: formatNumber(data.assetCount - data.assets.length) })}
                  </p>
                )}
              </section>
            )}
            <section aria-label={t('assets.openWork')}>
              <h3 className="label">{t('assets.openWork')}</h3>
              {data.openWork.length === 0 && (
                <p className="soft">{t('assets.noOpenWork', { count: data.workOrderCount })}</p>
              )}
              <WorkOrderLinks rows={data.openWork} />
            </section>
            {data.recentWork.length > 0 && (
              <section aria-label={t('places.recentWork')}>
                <h3 className="label">{t('places.recentWork')}</h3>
                <WorkOrderLinks rows={data.recentWork} />
              </section>
            )}
            <CustomFields subject="site" recordId={siteId} values={site.custom} />
            <Notes subjectKind="site" subjectId={siteId} />
          </>
        )
      }}
    </InspectorFrame>
  )
}

type Detail = NonNullable<(typeof sitesGet.result)['_output']>

function SiteDetails({
  data,
  set,
}: {
  readonly data: Detail
  readonly set: (field: keyof Site, value: unknown) => void
}) {
  const { run } = useCommands()
  const { site, customer } = data
  const pin = (typed: string) => {
    const point = readCoordinates(typed)
    if (!point) return announce({ tone: 'bad', text: t('places.badCoordinates') })
    void run(siteSetCoordinates, { siteId: site.id, ...point })
  }
  const text = (field: 'address' | 'district' | 'postcode' | 'accessNotes', label: string, lines = false) => (
    <Line name={label}>
      <EditableText
        label={label}
        lines={lines}
        maxLength={lines ? 10_000 : 1_000}
        value={site[field] ?? ''}
        onSave={(value) => set(field, value.trim() === '' && field !== 'address' ? null : value)}
      />
    </Line>
  )
  return (
    <section aria-label={t('inspector.tabDetails')}>
      <dl className="pairs">
        {text('address', t('places.address'))}
        {text('district', t('places.district'))}
        {text('postcode', t('places.postcode'))}
        <Line name={t('inspector.coordinates')}>
          <EditableText
            label={t('inspector.coordinates')}
            placeholder="42.3601, -71.0589"
            value={site.latitude === null ? '' : `${site.latitude}, ${site.longitude}`}
            onSave={pin}
          >
            {site.latitude === null ? (
              <span className="row warn">
                <Icon name="s-warn" />
                {t(`places.ungeocoded.${site.ungeocodedReason ?? 'missing'}`)}
              </span>
            ) : (
              <span className="num">
                {site.latitude.toFixed(5)}, {site.longitude!.toFixed(5)}
              </span>
            )}
          </EditableText>
        </Line>
        <Line name={t('inspector.customer')}>
          <EditablePick
            kind="customer"
            label={t('inspector.customer')}
            value={customer && { id: customer.id, name: customer.name }}
            clearText={t('places.noCustomer')}
            onSave={(customerId) => void run(siteMove, { siteId: site.id, customerId, parentId: site.parentId })}
          />
        </Line>
        <Line name={t('places.partOf')}>
          <EditablePick
            kind="site"
            label={t('places.partOf')}
            value={data.partOf[0] ?? null}
            within={{ customerId: site.customerId }}
            clearText={t('places.standsAlone')}
            onSave={(parentId) => void run(siteMove, { siteId: site.id, customerId: site.customerId, parentId })}
          />
        </Line>
        <Line name={t('inspector.territory')}>
          <EditableChoice
            label={t('inspector.territory')}
            value={site.territoryId ?? ''}
            options={[
              { value: '', text: t('inspector.noValue') },
              ...data.territories.map(({ id, name }) => ({ value: id, text: name })),
            ]}
            onSave={(id) => set('territoryId', id === '' ? null : id)}
          >
            {data.territoryName ?? <span className="muted">{t('inspector.noValue')}</span>}
          </EditableChoice>
        </Line>
        <Line name={t('places.open')}>
          <EditableChoice
            label={t('places.open')}
            value={site.openingCalendarId ?? ''}
            options={[
              { value: '', text: t('places.alwaysOpen') },
              ...data.calendars.map(({ id, name }) => ({ value: id, text: name })),
            ]}
            onSave={(id) => set('openingCalendarId', id === '' ? null : id)}
          >
            {data.calendars.find(({ id }) => id === site.openingCalendarId)?.name ?? (
              <span className="muted">{t('places.alwaysOpen')}</span>
            )}
          </EditableChoice>
        </Line>
        {text('accessNotes', t('inspector.access'), true)}
        <Line name={t('places.zone')}>
          <EditableText label={t('places.zone')} value={site.zone} onSave={(zone) => set('zone', zone.trim())} />
        </Line>
        {site.externalId && !site.externalId.includes(':') && (
          <Line name={t('inspector.externalId')}>{site.externalId}</Line>
        )}
      </dl>
    </section>
  )
}
