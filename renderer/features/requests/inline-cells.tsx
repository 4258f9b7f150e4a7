import type { ReactNode } from 'react'
import { requestEdit } from '#shared/commands/request/edit.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import type { RequestRow } from '#shared/queries/requests.ts'
import { useMay } from '../../api/may.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { priorityLook } from '../../lib/status-look.ts'
import { ChoiceCell, TextCell } from '../../ui/edit-cell.tsx'
import { Icon } from '../../ui/icons/icon.tsx'

/** Priority as its shape; opens a menu to set another. */
export function PriorityCell({ row }: { readonly row: RequestRow }) {
  const { run } = useCommands()
  const may = useMay('takeCalls')
  const look = priorityLook[row.priority]
  const icon = <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
  if (!may) return icon
  return (
    <ChoiceCell
      label={t('requests.editPriority', { number: row.number, priority: t(look.textKey) })}
      title={t(look.textKey)}
      choices={priorities.map((value) => {
        const { shape, family, textKey } = priorityLook[value]
        return { value, text: t(textKey), icon: <Icon name={shape} className={family} /> }
      })}
      onChoose={(priority) =>
        void run(requestEdit, { requestId: row.id, set: { priority }, was: { priority: row.priority } })
      }
    >
      {icon}
    </ChoiceCell>
  )
}

/** What was reported; a double click or F2 edits it in place. */
export function TitleCell({ row, children }: { readonly row: RequestRow; readonly children: ReactNode }) {
  const { run } = useCommands()
  const may = useMay('takeCalls')
  if (!may) return children
  return (
    <TextCell
      label={t('requests.editTitle', { number: row.number })}
      value={row.title}
      onSave={(title) => void run(requestEdit, { requestId: row.id, set: { title }, was: { title: row.title } })}
    >
      {children}
    </TextCell>
  )
}
