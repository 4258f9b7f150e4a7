import type { ReactNode } from 'react'
import { assetEdit } from '#shared/commands/asset/edit.ts'
import { assetSetStatus } from '#shared/commands/asset/set-status.ts'
import { assetCriticalities, assetStates } from '#shared/domain/asset/asset.ts'
import type { AssetRow } from '#shared/queries/assets.ts'
import { useMay } from '../../api/may.ts'
import { useCommands } from '../../api/use-commands.ts'
import { assetStateLook, criticalityLook } from '../../lib/asset-look.ts'
import { t } from '../../lib/messages.ts'
import { ChoiceCell, TextCell } from '../../ui/edit-cell.tsx'
import { Icon } from '../../ui/icons/icon.tsx'

interface DetailCellProps {
  readonly row: AssetRow
  readonly field: 'name' | 'kind' | 'locationNote'
  readonly label: string
  readonly children: ReactNode
}

/** A detail of an asset that is typed, edited in place. */
export function DetailCell({ row, field, label, children }: DetailCellProps) {
  const { run } = useCommands()
  const may = useMay('editPlaces')
  if (!may) return children
  const value = row[field]
  const save = (typed: string) => {
    const next = field === 'locationNote' && typed.trim() === '' ? null : typed
    void run(assetEdit, { assetId: row.id, set: { [field]: next }, was: { [field]: value } })
  }
  return (
    <TextCell label={label} value={value ?? ''} maxLength={200} optional={field !== 'name'} onSave={save}>
      {children}
    </TextCell>
  )
}

/** Criticality as its shape; opens a menu to set another. */
export function CriticalityCell({ row }: { readonly row: AssetRow }) {
  const { run } = useCommands()
  const may = useMay('editPlaces')
  const look = criticalityLook[row.criticality]
  const icon = <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
  if (!may) return icon
  return (
    <ChoiceCell
      label={t('assets.editCriticality', { tag: row.tag, criticality: t(look.textKey) })}
      title={t(look.textKey)}
      choices={assetCriticalities.map((value) => {
        const { shape, family, textKey } = criticalityLook[value]
        return { value, text: t(textKey), icon: <Icon name={shape} className={family} /> }
      })}
      onChoose={(criticality) =>
        void run(assetEdit, { assetId: row.id, set: { criticality }, was: { criticality: row.criticality } })
      }
    >
      {icon}
    </ChoiceCell>
  )
}

/** Whether it is used at present; opens a menu to set another state. */
export function StateCell({ row }: { readonly row: AssetRow }) {
  const { run } = useCommands()
  const may = useMay('editPlaces')
  const look = assetStateLook[row.status]
  const content = (
    <>
      <Icon name={look.shape} className={look.family} />
      {t(look.textKey)}
    </>
  )
  if (!may) return <span className="row">{content}</span>
  return (
    <ChoiceCell
      label={t('assets.editStatus', { tag: row.tag, status: t(look.textKey) })}
      choices={assetStates.map((value) => {
        const { shape, family, textKey } = assetStateLook[value]
        return { value, text: t(textKey), icon: <Icon name={shape} className={family} /> }
      })}
      onChoose={(status) => void run(assetSetStatus, { assetIds: [row.id], status })}
    >
      {content}
    </ChoiceCell>
  )
}
