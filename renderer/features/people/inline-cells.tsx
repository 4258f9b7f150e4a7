import type { ReactNode } from 'react'
import { technicianEdit } from '#shared/commands/technician/edit.ts'
import type { PersonRow } from '#shared/queries/lists/list-people.ts'
import { useMay } from '../../api/may.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { TextCell } from '../../ui/edit-cell.tsx'

interface DetailCellProps {
  readonly row: PersonRow
  readonly field: 'name' | 'team' | 'phone'
  readonly children: ReactNode
}

/** A detail of a technician that is typed, edited in place. */
export function DetailCell({ row: { technician }, field, children }: DetailCellProps) {
  const { run } = useCommands()
  const may = useMay('editPeople')
  if (!may) return children
  const value = technician[field]
  const save = (typed: string) => {
    const next = field !== 'name' && typed.trim() === '' ? null : typed
    void run(technicianEdit, { technicianId: technician.id, set: { [field]: next }, was: { [field]: value } })
  }
  return (
    <TextCell
      label={t(`people.listEdit.${field}`, { code: technician.code })}
      value={value ?? ''}
      maxLength={field === 'phone' ? 50 : 200}
      optional={field !== 'name'}
      onSave={save}
    >
      {children}
    </TextCell>
  )
}
