import type { ReactNode } from 'react'
import { customerEdit } from '#shared/commands/customer/edit.ts'
import { siteEdit } from '#shared/commands/site/edit.ts'
import { customerTiers } from '#shared/domain/customer/customer.ts'
import type { CustomerRow, SiteRow } from '#shared/queries/places.ts'
import { useMay } from '../../api/may.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { ChoiceCell, TextCell } from '../../ui/edit-cell.tsx'

const orNull = (typed: string) => (typed.trim() === '' ? null : typed)

/** A detail of a customer that is typed, edited in place. */
export function CustomerCell(props: {
  readonly row: CustomerRow
  readonly field: 'name' | 'phone' | 'email'
  readonly children: ReactNode
}) {
  const { row, field, children } = props
  const { run } = useCommands()
  const may = useMay('editPlaces')
  if (!may) return children
  const labels = { name: 'places.editName', phone: 'places.editPhone', email: 'places.editEmail' } as const
  const save = (typed: string) => {
    const value = field === 'name' ? typed : orNull(typed)
    void run(customerEdit, { customerId: row.id, set: { [field]: value }, was: { [field]: row[field] } })
  }
  return (
    <TextCell
      label={t(labels[field], { name: row.name })}
      value={row[field] ?? ''}
      maxLength={field === 'phone' ? 100 : 300}
      optional={field !== 'name'}
      onSave={save}
    >
      {children}
    </TextCell>
  )
}

/** How much a customer matters; opens a menu to say otherwise. */
export function TierCell({ row }: { readonly row: CustomerRow }) {
  const { run } = useCommands()
  const may = useMay('editPlaces')
  const word = t(`places.tier.${row.tier}`)
  const content = <span className={row.tier === 'standard' ? 'soft' : 'medium'}>{word}</span>
  if (!may) return content
  return (
    <ChoiceCell
      label={t('places.editTier', { name: row.name, tier: word })}
      choices={customerTiers.map((value) => ({ value, text: t(`places.tier.${value}`) }))}
      onChoose={(tier) => void run(customerEdit, { customerId: row.id, set: { tier }, was: { tier: row.tier } })}
    >
      {content}
    </ChoiceCell>
  )
}

/** A detail of a site that is typed, edited in place. */
export function SiteCell(props: {
  readonly row: SiteRow
  readonly field: 'name' | 'district'
  readonly children: ReactNode
}) {
  const { row, field, children } = props
  const { run } = useCommands()
  const may = useMay('editPlaces')
  if (!may) return children
  const name = row.name || row.address
  const save = (typed: string) => {
    const value = field === 'name' ? typed : orNull(typed)
    void run(siteEdit, { siteId: row.id, set: { [field]: value }, was: { [field]: row[field] } })
  }
  return (
    <TextCell
      label={t(field === 'name' ? 'places.editName' : 'places.editDistrict', { name })}
      value={row[field] ?? ''}
      maxLength={200}
      optional
      onSave={save}
    >
      {children}
    </TextCell>
  )
}
