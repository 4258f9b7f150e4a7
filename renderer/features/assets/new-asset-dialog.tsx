import { Modal } from '@mantine/core'
import { useState } from 'react'
import { assetCreate } from '#shared/commands/asset/create.ts'
import { assetCriticalities } from '#shared/domain/asset/asset.ts'
import type { AssetCriticality } from '#shared/domain/asset/asset.ts'
import { usePlaceSuggestions } from '../../api/use-place-suggestions.ts'
import { useCommands } from '../../api/use-commands.ts'
import { criticalityLook } from '../../lib/asset-look.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { select } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { SuggestField } from '../../ui/suggest-field.tsx'
import type { Suggestion } from '../../ui/suggest-field.tsx'

const column = { display: 'flex', flexDirection: 'column', gap: 4 } as const

/** Writes down an asset: where it stands, its tag and name; everything else is filled in beside the list. */
export function NewAssetDialog({ onClose }: { readonly onClose: () => void }) {
  const { run } = useCommands()
  const [site, setSite] = useState<Suggestion | null>(null)
  const [parent, setParent] = useState<Suggestion | null>(null)
  const [fields, setFields] = useState({ tag: '', name: '', kind: '', criticality: 'medium' as AssetCriticality })
  const sites = usePlaceSuggestions('site')
  const parents = usePlaceSuggestions('asset', { siteId: site?.id ?? null })
  const ready = fields.tag.trim() !== '' && site !== null
  const create = async (another: boolean) => {
    if (!ready) return
    const done = await run(assetCreate, { ...fields, siteId: site.id, parentId: parent?.id ?? null })
    if (!done.ok) return
    announce({ tone: 'good', text: t('assets.created', { tag: fields.tag.trim() }) })
    select('asset', done.value.value.assetId)
    if (another) setFields({ ...fields, tag: '', name: '' })
    else onClose()
  }
  const text = (name: 'tag' | 'name' | 'kind', label: string, focus = false) => (
    <label style={column}>
      <span className="label">{label}</span>
      <input
        className="field"
        data-autofocus={focus || undefined}
        maxLength={name === 'tag' ? 100 : 200}
        value={fields[name]}
        onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
      />
    </label>
  )
  return (
    <Modal opened onClose={onClose} title={t('assets.newAsset')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        style={{ ...column, gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          void create(false)
        }}
      >
        <div style={column}>
          <span className="label">{t('inspector.site')}</span>
          <SuggestField
            label={t('inspector.site')}
            value={site}
            autoFocus
            {...sites}
            emptyText={t('places.noMatch')}
            onChoose={(chosen) => {
              setSite(chosen)
              setParent(null)
            }}
          />
        </div>
        {text('tag', t('assets.tag'))}
        {text('name', t('inspector.name'))}
        {text('kind', t('inspector.kind'))}
        <label style={column}>
          <span className="label">{t('assets.criticality')}</span>
          <select
            className="field"
            value={fields.criticality}
            onChange={(event) => setFields({ ...fields, criticality: event.target.value as AssetCriticality })}
          >
            {assetCriticalities.map((value) => (
              <option key={value} value={value}>
                {t(criticalityLook[value].textKey)}
              </option>
            ))}
          </select>
        </label>
        {site && (
          <div style={column}>
            <span className="label">{t('places.partOf')}</span>
            <SuggestField
              label={t('places.partOf')}
              placeholder={t('places.standsAlone')}
              value={parent}
              {...parents}
              clearText={t('places.standsAlone')}
              emptyText={t('places.noMatch')}
              onChoose={setParent}
            />
          </div>
        )}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button disabled={!ready} onClick={() => void create(true)}>
            {t('assets.createAnother')}
          </Button>
          <Button kind="primary" type="submit" disabled={!ready}>
            {t('assets.create')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
