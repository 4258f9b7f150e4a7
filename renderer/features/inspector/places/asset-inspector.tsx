import { Menu } from '@mantine/core'
import { useState } from 'react'
import { assetEdit } from '#shared/commands/asset/edit.ts'
import { assetMove } from '#shared/commands/asset/move.ts'
import { assetRemove } from '#shared/commands/asset/remove.ts'
import { assetSetStatus } from '#shared/commands/asset/set-status.ts'
import { assetCriticalities, assetStates } from '#shared/domain/asset/asset.ts'
import type { Asset } from '#shared/domain/asset/asset.ts'
import { centsOfText, decimalText } from '#shared/domain/cost/currency.ts'
import { assetsGet } from '#shared/queries/assets.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { usePlaceSuggestions } from '../../../api/use-place-suggestions.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { assetStateLook, criticalityLook, warrantyLook } from '../../../lib/asset-look.ts'
import { formatDay, formatMoney, formatQuantity } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeCurrency } from '../../../lib/office-currency.ts'
import { announce } from '../../../state/announcer.ts'
import { clearSelection } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { SuggestField } from '../../../ui/suggest-field.tsx'
import { CustomFields } from '../custom-fields.tsx'
import { EditableChoice, EditableText } from '../editable.tsx'
import { FilesTab } from '../files/files-tab.tsx'
import { InspectorFrame, InspectorWait, Line } from '../frame.tsx'
import { HistoryTab } from '../history-tab.tsx'
import { Notes } from '../notes.tsx'
import { AssetFigures } from './asset-figures.tsx'
import { AssetWorkTab } from './asset-work-tab.tsx'
import { ContactsSection } from './contacts-section.tsx'
import { Crumbs } from './crumbs.tsx'
import { EditablePick } from './editable-pick.tsx'
import './places.css'
import { RecordLink, WorkOrderLinks } from './record-links.tsx'

/** Equipment: what it is, what it is part of, how it holds, and all the work that was ever done on it. */
export function AssetInspector({ assetId }: { readonly assetId: string }) {
  const { run } = useCommands()
  const may = useMay('editPlaces')
  const [moving, setMoving] = useState(false)
  const { data, isPending } = useQueryOf(assetsGet, { assetId }, { keepPrevious: false })
  if (!data) return <InspectorWait gone={!isPending} />
  const { asset, site, customer } = data
  const state = assetStateLook[asset.status]
  const warranty = warrantyLook(asset.warrantyUntil, data.today)
  const set = (field: keyof Asset, value: unknown) =>
    void run(assetEdit, { assetId, set: { [field]: value }, was: { [field]: asset[field] as never } })
  const setStatus = (status: Asset['status']) => void run(assetSetStatus, { assetIds: [assetId], status })
  const remove = async () => {
    const done = await run(assetRemove, { assetId })
    if (!done.ok) return
    clearSelection()
    announce({ tone: 'good', text: t('assets.removed', { tag: asset.tag }) })
  }
  return (
    <InspectorFrame
      tabs={['details', 'work', 'history', 'files']}
      head={
        <>
          <Crumbs kind="asset" partOf={data.partOf.map(({ id, tag }) => ({ id, name: tag }))} />
          <div className="row muted">
            <span>{asset.kind || t('inspector.asset')}</span>
            <span className="grow" />
            <span className={`tag ${state.family}`}>
              <Icon name={state.shape} />
              {t(state.textKey)}
            </span>
          </div>
          <h2 className="row" style={{ gap: 6 }}>
            <EditableText label={t('assets.tag')} value={asset.tag} maxLength={100} onSave={(tag) => set('tag', tag)} />
          </h2>
          <p className="soft">{asset.name}</p>
          {site && (
            <p className="soft cut" title={site.address}>
              {[site.name, site.address === site.name ? '' : site.address].filter(Boolean).join(', ')}
            </p>
          )}
          <div className="row" style={{ marginTop: 7, gap: 6, flexWrap: 'wrap' }}>
            {data.repeats[0] && (
              <span className="tag risk">
                <Icon name="s-risk" />
                {t('assets.repeatTag', {
                  code: data.repeats[0].code,
                  count: data.repeats[0].count,
                  days: data.repeatRule.days,
                })}
              </span>
            )}
            {data.advice?.verdict === 'replace' && asset.status !== 'retired' && (
              <span className="tag warn">
                <Icon name="s-warn" />
                {t('assets.replaceTag')}
              </span>
            )}
            {warranty && (
              <span className={`tag ${warranty.family}`}>
                <Icon name={warranty.shape} />
                {t(warranty.textKey, {
                  day: formatDay(asset.warrantyUntil!, 'short'),
                  year: asset.warrantyUntil!.slice(0, 4),
                })}
              </span>
            )}
          </div>
          {may && (
            <div className="row" style={{ marginTop: 8, gap: 6, flexWrap: 'wrap' }}>
              <Button size="small" onClick={() => setMoving(!moving)} aria-expanded={moving}>
                {t('assets.move')}
              </Button>
              <Menu position="bottom-start" withinPortal>
                <Menu.Target>
                  <Button size="small">{t('assets.setStatus')}</Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {assetStates
                    .filter((status) => status !== asset.status)
                    .map((status) => (
                      <Menu.Item
                        key={status}
                        leftSection={
                          <Icon name={assetStateLook[status].shape} className={assetStateLook[status].family} />
                        }
                        onClick={() => setStatus(status)}
                      >
                        {t(assetStateLook[status].textKey)}
                      </Menu.Item>
                    ))}
                  <Menu.Divider />
                  <Menu.Item leftSection={<Icon name="i-trash" />} onClick={() => void remove()}>
                    {t('assets.remove')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </div>
          )}
          {moving && (
            <MoveField
              onDone={() => setMoving(false)}
              onSite={async (siteId, name) => {
                const done = await run(assetMove, { assetId, siteId })
                if (done.ok) announce({ tone: 'good', text: t('assets.moved', { tag: asset.tag, site: name, parts: done.value.value.moved - 1 }) }) // prettier-ignore
              }}
            />
          )}
        </>
      }
    >
      {(tab) => {
        if (tab === 'work') return <AssetWorkTab assetId={assetId} />
        if (tab === 'history') return <HistoryTab subjectKind="asset" subjectId={assetId} />
        if (tab === 'files') return <FilesTab subjectKind="asset" subjectId={assetId} />
        return (
          <>
            <AssetFigures data={data} />
            <AssetDetails asset={asset} set={set} site={site} customer={customer} partOf={data.partOf[0] ?? null} />
            {data.parts.length > 0 && (
              <section aria-label={t('places.parts')}>
                <h3 className="label">{t('places.parts')}</h3>
                {data.parts.map(({ id, tag, name, status }) => (
                  <RecordLink key={id} kind="asset" id={id} name={tag} detail={name} muted={status === 'retired'} />
                ))}
              </section>
            )}
            <section aria-label={t('inspector.workHere')}>
              <h3 className="label">{t('assets.openWork')}</h3>
              {data.openWork.length === 0 && (
                <p className="soft">{t('assets.noOpenWork', { count: data.history.workOrders })}</p>
              )}
              <WorkOrderLinks rows={data.openWork} />
            </section>
            {site && (
              <ContactsSection
                title={t('places.contactsOfSite')}
                emptyText={t('places.noContacts')}
                owner={{ siteId: site.id }}
                contacts={data.contacts.filter(({ siteId }) => siteId === site.id)}
              />
            )}
            <CustomFields subject="asset" recordId={assetId} values={asset.custom} />
            <Notes subjectKind="asset" subjectId={assetId} />
          </>
        )
      }}
    </InspectorFrame>
  )
}

interface DetailsProps {
  readonly asset: Asset
  readonly set: (field: keyof Asset, value: unknown) => void
  readonly site: { readonly id: string; readonly name: string; readonly address: string } | null
  readonly customer: { readonly id: string; readonly name: string } | null
  readonly partOf: { readonly id: string; readonly tag: string } | null
}

function AssetDetails({ asset, set, site, customer, partOf }: DetailsProps) {
  const text = (field: 'name' | 'kind' | 'manufacturer' | 'model' | 'serial' | 'locationNote', label: string) => (
    <Line name={label}>
      <EditableText
        label={label}
        value={asset[field] ?? ''}
        maxLength={field === 'locationNote' ? 1_000 : 200}
        onSave={(value) => set(field, value.trim() === '' && field !== 'name' && field !== 'kind' ? null : value)}
      />
    </Line>
  )
  const day = (field: 'installedOn' | 'warrantyUntil', label: string) => (
    <Line name={label}>
      <EditableText type="date" label={label} value={asset[field] ?? ''} onSave={(value) => set(field, value || null)}>
        {asset[field] === null ? (
          <span className="muted">{t('inspector.noValue')}</span>
        ) : (
          <span className="num">{formatDay(asset[field], 'long')}</span>
        )}
      </EditableText>
    </Line>
  )
  const saveMoney = (typed: string) => {
    const cents = typed.trim() === '' ? null : centsOfText(typed, officeCurrency())
    if (typed.trim() !== '' && (cents === null || cents < 0))
      return announce({ tone: 'bad', text: t('assets.badAmount') })
    set('replacementCostCents', cents)
  }
  const saveYears = (typed: string) => {
    const years = typed.trim() === '' ? null : Number(typed.replace(',', '.'))
    if (years !== null && !(years > 0 && years <= 200)) return announce({ tone: 'bad', text: t('assets.badYears') })
    set('usefulLifeYears', years)
  }
  const none = <span className="muted">{t('inspector.noValue')}</span>
  const look = criticalityLook[asset.criticality]
  return (
    <section aria-label={t('inspector.tabDetails')}>
      <dl className="pairs">
        {text('name', t('inspector.name'))}
        {text('kind', t('inspector.kind'))}
        <Line name={t('assets.criticality')}>
          <EditableChoice
            label={t('assets.criticality')}
            value={asset.criticality}
            options={assetCriticalities.map((value) => ({ value, text: t(criticalityLook[value].textKey) }))}
            onSave={(value) => set('criticality', value)}
          >
            <Icon name={look.shape} className={look.family} />
            {t(look.textKey)}
          </EditableChoice>
        </Line>
        <Line name={t('inspector.site')}>
          {site ? <RecordLink kind="site" id={site.id} name={site.name || site.address} /> : none}
        </Line>
        {text('locationNote', t('assets.location'))}
        {customer && (
          <Line name={t('inspector.customer')}>
            <RecordLink kind="customer" id={customer.id} name={customer.name} />
          </Line>
        )}
        <Line name={t('places.partOf')}>
          <EditablePick
            kind="asset"
            label={t('places.partOf')}
            value={partOf && { id: partOf.id, name: partOf.tag }}
            within={{ siteId: asset.siteId }}
            clearText={t('places.standsAlone')}
            onSave={(id) => set('parentId', id)}
          />
        </Line>
        {text('manufacturer', t('inspector.manufacturer'))}
        {text('model', t('inspector.model'))}
        {text('serial', t('inspector.serial'))}
        {day('installedOn', t('inspector.installedOn'))}
        {day('warrantyUntil', t('inspector.warrantyUntil'))}
        <Line name={t('assets.replacementCost')}>
          <EditableText
            label={t('assets.replacementCost')}
            value={asset.replacementCostCents === null ? '' : decimalText(asset.replacementCostCents, officeCurrency())}
            onSave={saveMoney}
          >
            {asset.replacementCostCents === null ? (
              none
            ) : (
              <span className="num">{formatMoney(asset.replacementCostCents)}</span>
            )}
          </EditableText>
        </Line>
        <Line name={t('assets.usefulLife')}>
          <EditableText
            label={t('assets.usefulLife')}
            value={asset.usefulLifeYears === null ? '' : String(asset.usefulLifeYears)}
            onSave={saveYears}
          >
            {asset.usefulLifeYears === null ? (
              none
            ) : (
              <span className="num">{t('assets.years', { years: formatQuantity(asset.usefulLifeYears) })}</span>
            )}
          </EditableText>
        </Line>
      </dl>
    </section>
  )
}

/** Where the asset goes. */
function MoveField({
  onSite,
  onDone,
}: {
  readonly onSite: (siteId: string, name: string) => Promise<void>
  readonly onDone: () => void
}) {
  const found = usePlaceSuggestions('site')
  return (
    <div style={{ marginTop: 8 }}>
      <SuggestField
        label={t('assets.moveTo')}
        value={null}
        autoFocus
        {...found}
        emptyText={t('places.noMatch')}
        onLeave={onDone}
        onChoose={(chosen) => {
          if (chosen) void onSite(chosen.id, chosen.name)
          onDone()
        }}
      />
    </div>
  )
}
