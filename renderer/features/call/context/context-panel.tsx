import { coverageOf } from '#shared/domain/contract/coverage-of.ts'
import type { Asset } from '#shared/domain/asset/asset.ts'
import { callPlace } from '#shared/queries/call.ts'
import type { Caller } from '#shared/queries/call.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { useNow } from '../../../api/now.ts'
import { coverLook } from '../../../lib/cover-look.ts'
import { dayAndTime } from '../../../lib/deadline.ts'
import { formatDay } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { visitStatusLook } from '../../../lib/status-look.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import type { CallDraft } from '../flow/call-draft.ts'
import { TierTag } from '../tier-tag.tsx'
import type { CallFacts, Place } from '../use-call-facts.ts'
import { OpenLine } from './open-line.tsx'
import { WarrantyMark } from './warranty-mark.tsx'

interface ContextProps {
  readonly call: CallDraft
  readonly facts: CallFacts
  /** A match that is marked but not chosen: its place is shown meanwhile. */
  readonly preview: Caller | null
}

const noPlace = { customerId: null, siteId: null, assetId: null }

/** What the office knows of the place that is spoken about. */
export function ContextPanel({ call, facts, preview }: ContextProps) {
  const ids = preview && { customerId: preview.customerId, siteId: preview.siteId, assetId: preview.assetId }
  const previewed = useQueryOf(callPlace, ids ?? noPlace, { enabled: ids !== null }).data
  const place = preview ? (previewed ?? null) : facts.place
  const known = place && (place.site ?? place.customer)
  return (
    <section className="call-context" aria-label={t('call.context')}>
      {known ? (
        <PlaceFacts place={place} facts={facts} />
      ) : call.newSite || call.newCustomer || call.done.includes('contact') ? (
        <MessageState title={t('call.newPlace')} text={t('call.newPlaceText')} />
      ) : (
        <MessageState title={t('call.contextEmpty')} text={t('call.contextEmptyText')} />
      )}
    </section>
  )
}

function PlaceFacts({ place, facts }: { readonly place: Place; readonly facts: CallFacts }) {
  const { customer, site, asset, open, past, contacts, assets } = place
  const likely = new Map(facts.likely.map(({ thing, why }) => [thing.id, why]))
  return (
    <>
      <header className="call-place">
        {customer && (
          <p className="row">
            <Icon name="i-cust" />
            <span className="semi cut">{customer.name}</span>
            <TierTag tier={customer.tier} />
            <span className="grow" />
            {customer.phone && <span className="num soft">{customer.phone}</span>}
          </p>
        )}
        {customer && !customer.active && <Warning text={t('call.customerInactive')} />}
        {site && (
          <p className="row">
            <Icon name="i-map" />
            <span className="medium cut">{site.address || site.name}</span>
            <span className="muted cut">{[site.district, place.territoryName].filter(Boolean).join(' · ')}</span>
          </p>
        )}
        {site && site.latitude === null && <Warning text={t('list.notPlaced')} />}
        {site?.accessNotes && (
          <p className="call-access">
            <span className="label">{t('call.access')}</span> {site.accessNotes}
          </p>
        )}
        {!site && place.siteCount > 0 && <p className="soft">{t('call.siteCount', { count: place.siteCount })}</p>}
      </header>
      {site && <CoverSection place={place} facts={facts} />}
      {asset && <AssetSection asset={asset} today={place.today} />}
      {site && (
        <Section title={t('call.openHere')} count={open.length}>
          {open.length === 0 && <p className="muted">{t('call.nothingOpen')}</p>}
          <ul>
            {open.map((one) => (
              <li key={one.id}>
                <OpenLine open={one} why={likely.get(one.id)} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {site && <PastSection past={past} assetId={asset?.id ?? null} />}
      {!asset && assets.length > 0 && (
        <Section title={t('call.equipment')} count={place.assetCount}>
          <ul>
            {assets.slice(0, 12).map(({ asset: one, openCount }) => (
              <li key={one.id} className="row">
                <span className="num medium">{one.tag}</span>
                <span className="cut grow">{one.name}</span>
                {openCount > 0 && <span className="num soft">{t('call.openCount', { count: openCount })}</span>}
                <WarrantyMark until={one.warrantyUntil} today={place.today} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {contacts.length > 0 && (
        <Section title={t('call.contacts')} count={contacts.length}>
          <ul>
            {contacts.slice(0, 6).map((contact) => (
              <li key={contact.id} className="row">
                {contact.primary && <Icon name="s-star" label={t('call.primaryContact')} />}
                <span className="medium">{contact.name}</span>
                <span className="muted cut grow">{contact.role}</span>
                <span className="num soft">{contact.phone}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Warning({ text }: { readonly text: string }) {
  return (
    <p className="row warn">
      <Icon name="s-warn" />
      {text}
    </p>
  )
}

function Section(props: { readonly title: string; readonly count?: number; readonly children: React.ReactNode }) {
  return (
    <section className="call-section" aria-label={props.title}>
      <h3 className="label">
        {props.title} {props.count !== undefined && props.count > 0 && <span className="num">{props.count}</span>}
      </h3>
      {props.children}
    </section>
  )
}

/** Warranty and contract in one line, and why: what keeps the caller from being promised a bill, or none. */
function CoverSection({ place, facts }: { readonly place: Place; readonly facts: CallFacts }) {
  const look = coverLook(
    coverageOf({
      asset: place.asset,
      contracts: place.contracts,
      siteId: place.site?.id ?? null,
      workKind: facts.workType?.kind ?? null,
      day: place.today,
    }),
  )
  return (
    <p className={`row call-cover ${look.tone}`}>
      <Icon name={look.shape} />
      <span>
        <span className="medium">{look.text}</span> {look.detail && <span className="soft">{look.detail}</span>}
      </span>
    </p>
  )
}

function AssetSection({ asset, today }: { readonly asset: Asset; readonly today: string }) {
  const made = [asset.manufacturer, asset.model, asset.serial && t('call.serial', { serial: asset.serial })]
  return (
    <Section title={t('call.asset')}>
      <p className="row">
        <span className="num semi">{asset.tag}</span>
        <span className="medium cut">{asset.name}</span>
        <span className="grow" />
        <WarrantyMark until={asset.warrantyUntil} today={today} />
      </p>
      <p className="soft">{made.filter(Boolean).join(' · ')}</p>
      <p className="soft">
        {[
          asset.installedOn &&
            t('call.installed', { on: formatDay(asset.installedOn, 'short') + ' ' + asset.installedOn.slice(0, 4) }),
          t('call.criticality', { criticality: asset.criticality }),
          asset.locationNote,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Section>
  )
}

function PastSection({ past, assetId }: { readonly past: Place['past']; readonly assetId: string | null }) {
  const now = useNow()
  return (
    <Section title={t('call.lastVisits')}>
      {past.length === 0 && <p className="muted">{t('call.noVisits')}</p>}
      <ul>
        {past.slice(0, 5).map((visit) => {
          const look = visitStatusLook[visit.status as keyof typeof visitStatusLook]
          return (
            <li key={`${visit.workOrderId} ${visit.at}`} className="row">
              <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
              <span className="num soft nowrap">{dayAndTime(visit.at, now, officeZone())}</span>
              <span className="cut grow">{visit.title}</span>
              {assetId !== null && visit.assetId === assetId && <span className="chip">{t('call.sameAsset')}</span>}
              <span className="muted cut">{visit.technicianName}</span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
