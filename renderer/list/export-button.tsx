import { Menu } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useApi } from '../api/api-context.tsx'
import { saveFile } from '../api/files.ts'
import { useMay } from '../api/may.ts'
import { useCommands } from '../api/use-commands.ts'
import { t } from '../lib/messages.ts'
import { announce } from '../state/announcer.ts'
import { useJobs } from '../state/jobs.ts'
import type { ListSort } from '../state/list-view.ts'
import { Button } from '../ui/button.tsx'
import type { ListKind } from './list-kind.ts'
import { columnName, useListLayout } from './use-list-layout.ts'

/** Writes a list as it is shown, its rows, order, columns and words, to a CSV file or a spreadsheet. */
export function ExportButton<Row, Filter extends object, Sort extends ListSort>({
  kind,
}: {
  readonly kind: ListKind<Row, Filter, Sort>
}) {
  const { client } = useApi()
  const { act } = useCommands()
  const may = useMay('export')
  const { filter, sort } = kind.view.use()
  const { shown } = useListLayout(kind)
  const [jobId, setJobId] = useState<string | null>(null)
  const { things } = kind
  useEffect(() => {
    if (jobId === null) return
    // A short list may be done before this window asks: what is known already counts as well.
    let isOver = false
    const look = ({ byId }: ReturnType<typeof useJobs.getState>) => {
      const job = byId[jobId]
      if (isOver || !job || job.state === 'running') return
      isOver = true
      setJobId(null)
      const result = job.result as { fileId: string; rows: number } | null
      if (job.state !== 'done' || !result) return
      void saveFile(client, result.fileId).then((saved) => {
        if (saved.ok) {
          announce({ tone: 'good', text: t('list.exported', { things: t(things, { count: result.rows }) }) })
        }
      })
    }
    look(useJobs.getState())
    return useJobs.subscribe(look)
  }, [jobId, client, things])
  if (!may) return null
  const start = async (format: 'csv' | 'xlsx') => {
    const words = kind.words()
    const columns = shown.map((column) => ({
      field: column.key,
      heading: columnName(column),
      ...(words[column.key] ? { words: words[column.key] } : {}),
    }))
    const started = await act(kind.exportAction, { filter, sort, columns, format })
    if (started.ok) setJobId(started.value.id)
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button disabled={jobId !== null}>{t('list.export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void start('csv')}>{t('list.exportCsv')}</Menu.Item>
        <Menu.Item onClick={() => void start('xlsx')}>{t('list.exportXlsx')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
