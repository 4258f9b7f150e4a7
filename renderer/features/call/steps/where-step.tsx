import { useEffect } from 'react'
import { wordsOf } from '#shared/domain/search/words.ts'
import { callFind } from '#shared/queries/call.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { ChoiceList } from '../../../ui/choice-list.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Lookup } from '../../../ui/lookup.tsx'
import type { LookupOption } from '../../../ui/lookup.tsx'
import { WarrantyMark } from '../context/warranty-mark.tsx'
import { change, chooseAsset, chooseSite, skip } from '../flow/call-flow.ts'
import type { StepProps } from './step-list.tsx'
import { callerOption } from './who-step.tsx'

/** Where it is: the site, then the equipment. */
export function WhereStep(props: StepProps) {
  return props.call.phase === 'site' ? <ChooseSite {...props} /> : <ChooseAsset {...props} />
}

const notKnown = 'unknown'
const newHere = 'new'

function ChooseSite({ call, facts, put }: StepProps) {
  const typed = call.typed['site'] ?? ''
  const words = wordsOf(typed)
  const { data, isPlaceholderData, isFetching } = useQueryOf(
    callFind,
    { text: typed, limit: 30 },
    { enabled: words.length > 0 },
  )
  const place = facts.place
  const own = (place?.sites ?? []).filter(({ name, address }) => {
    const known = wordsOf(`${name} ${address}`)
    return words.every((word) => known.some((one) => one.startsWith(word)))
  })
  const ownIds = new Set(own.map(({ id }) => id))
  const others =
    words.length === 0 ? [] : (data?.callers ?? []).filter(({ kind, id }) => kind === 'site' && !ownIds.has(id))
  const options: LookupOption[] = [
    ...own.slice(0, 30).map(({ id, name, address, openCount }) => ({
      id: `own ${id}`,
      text: `${address || name}, ${name}`,
      content: (
        <span className="call-match">
          <Icon name="i-map" />
          <span className="medium cut">{address || name}</span>
          <span className="muted cut grow">{address ? name : ''}</span>
          {openCount > 0 && <span className="num soft">{t('call.openCount', { count: openCount })}</span>}
        </span>
      ),
    })),
    ...others.slice(0, 9).map(callerOption),
    ...(typed.trim() === ''
      ? []
      : [
          {
            id: newHere,
            text: t('call.newSite', { typed: typed.trim() }),
            content: <NewLine text={t('call.newSite', { typed: typed.trim() })} />,
          },
        ]),
    { id: notKnown, text: t('call.siteUnknown'), content: <NewLine text={t('call.siteUnknown')} icon="s-warn" /> },
  ]
  const choose = (id: string) => {
    const mine = own.find((site) => `own ${site.id}` === id)
    const other = others.find((one) => `${one.kind} ${one.id}` === id)
    if (mine) put(chooseSite(call, { id: mine.id, name: mine.address || mine.name, customerId: call.customerId }))
    else if (other) put(chooseSite(call, { id: other.id, name: other.title, customerId: other.customerId }))
    else if (id === newHere) put(chooseSite(call, { address: typed.trim() }))
    else put(chooseSite(call, null))
  }
  return (
    <Lookup
      label={t('call.findSite')}
      placeholder={t('call.findSiteHint')}
      value={typed}
      onChange={(text) => put(change(call, { typed: { ...call.typed, site: text } }))}
      settled={words.length === 0 || (!isPlaceholderData && !isFetching)}
      options={options}
      onChoose={choose}
    />
  )
}

function NewLine({ text, icon = 'i-plus' }: { readonly text: string; readonly icon?: 'i-plus' | 's-warn' }) {
  return (
    <span className="call-match">
      <Icon name={icon} />
      <span className="cut">{text}</span>
    </span>
  )
}

function ChooseAsset({ call, facts, put }: StepProps) {
  const { place } = facts
  const assets = place?.assets ?? []
  // Where there is no equipment there is nothing to ask.
  const nothing = call.siteId === null || (place !== null && assets.length === 0)
  useEffect(() => {
    if (nothing) put(skip(call))
  }, [nothing, call, put])
  if (nothing) return null
  return (
    <>
      <h3 className="call-ask">{t('call.askAsset')}</h3>
      <ChoiceList
        key={assets.length}
        label={t('call.askAsset')}
        initial={call.assetId}
        choices={[
          ...assets.map(({ asset, openCount }) => ({
            id: asset.id,
            text: `${asset.tag} ${asset.name}`,
            content: (
              <span className="call-match">
                <span className="num medium">{asset.tag}</span>
                <span className="cut">{asset.name}</span>
                <span className="muted cut grow">{[asset.manufacturer, asset.model].filter(Boolean).join(' ')}</span>
                {openCount > 0 && <span className="num soft">{t('call.openCount', { count: openCount })}</span>}
                <WarrantyMark until={asset.warrantyUntil} today={place!.today} />
              </span>
            ),
          })),
          { id: notKnown, text: t('call.noAsset'), zero: true },
        ]}
        onChoose={(id) => {
          const found = assets.find(({ asset }) => asset.id === id)?.asset
          put(chooseAsset(call, found ? { id: found.id, name: `${found.tag} ${found.name}` } : null))
        }}
      />
    </>
  )
}
