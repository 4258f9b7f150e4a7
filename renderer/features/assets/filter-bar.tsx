import { useCallback } from 'react'
import type { RefObject } from 'react'
import { assetCriticalities, assetStates } from '#shared/domain/asset/asset.ts'
import type { AssetFilter } from '#shared/queries/assets.ts'
import { assetsChoices } from '#shared/queries/assets.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { assetStateLook, criticalityLook } from '../../lib/asset-look.ts'
import { t } from '../../lib/messages.ts'
import type { StatusLook } from '../../lib/status-look.ts'
import { CustomFilters } from '../../list/custom-filters.tsx'
import { assetView } from '../../state/asset-view.ts'
import { ChoiceFilter } from '../../ui/choice-filter.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { SearchField } from '../../ui/search-field.tsx'

const { setFilter } = assetView

/** Search and filters of the assets, as chips that say what is let through. */
export function AssetFilterBar({ searchRef }: { readonly searchRef: RefObject<HTMLInputElement | null> }) {
  const filter = assetView.use((view) => view.filter)
  const choices = useQueryOf(assetsChoices, {}).data
  const chip = (
    label: string,
    options: { value: string; text: string; look?: StatusLook }[],
    field: keyof AssetFilter,
  ) => (
    <ChoiceFilter
      key={field}
      label={label}
      options={options.map(({ look, ...option }) => ({
        ...option,
        icon: look ? <Icon name={look.shape} className={look.family} /> : undefined,
      }))}
      chosen={(filter[field] as string[] | undefined) ?? null}
      onChange={(chosen) => setFilter({ [field]: chosen ?? undefined })}
      clearLabel={t('list.clearFilter', { name: label })}
      searchLabel={t('list.searchChoices')}
      summary={(count) => t('list.several', { count })}
    />
  )
  const onText = useCallback((text: string) => setFilter({ text: text.trim() === '' ? undefined : text }), [])
  return (
    <div className="toolbar" style={{ flexWrap: 'wrap', padding: '6px 12px' }}>
      <SearchField label={t('assets.search')} value={filter.text ?? ''} onChange={onText} inputRef={searchRef} />
      {chip(
        t('assets.filterFlags'),
        ['repeat', 'replace', 'open'].map((value) => ({ value, text: t(`assets.flag.${value}`) })),
        'flags',
      )}
      {chip(
        t('inspector.status'),
        assetStates.map((value) => ({ value, text: t(assetStateLook[value].textKey), look: assetStateLook[value] })),
        'statuses',
      )}
      {chip(
        t('assets.criticality'),
        assetCriticalities.map((value) => ({
          value,
          text: t(criticalityLook[value].textKey),
          look: criticalityLook[value],
        })),
        'criticalities',
      )}
      {(choices?.kinds.length ?? 0) > 0 &&
        chip(
          t('inspector.kind'),
          choices!.kinds.map((kind) => ({ value: kind, text: kind })),
          'kinds',
        )}
      {chip(
        t('assets.colWarranty'),
        ['valid', 'soon', 'over', 'none'].map((value) => ({ value, text: t(`assets.warranty.${value}`) })),
        'warranty',
      )}
      {(choices?.territories.length ?? 0) > 0 &&
        chip(
          t('inspector.territory'),
          choices!.territories.map(({ id, name }) => ({ value: id, text: name })),
          'territoryIds',
        )}
      <CustomFilters subject="asset" chosen={filter.custom ?? []} onChange={(custom) => setFilter({ custom })} />
    </div>
  )
}
