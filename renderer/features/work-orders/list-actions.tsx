import { Menu, Modal, Popover } from '@mantine/core'
import { useEffect, useState } from 'react'
import { workOrdersExport } from '#shared/actions/work-orders.ts'
import { savedViewSave } from '#shared/commands/saved-view/save.ts'
import { useApi } from '../../api/api-context.tsx'
import { saveFile } from '../../api/files.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { noteJob, useJobs } from '../../state/jobs.ts'
import { useWorkOrderView } from '../../state/work-order-view.ts'
import { Button } from '../../ui/button.tsx'
import { columnName, usualColumns, workOrderColumns } from './columns.tsx'
import { useWorkOrderFields } from './use-work-order-fields.ts'
import { viewScreen } from './views-panel.tsx'

/** Chooses which columns the list has. */
export function ColumnChooser() {
  const [opened, setOpened] = useState(false)
  const columns = useWorkOrderView((view) => view.columns) ?? usualColumns
  const fields = useWorkOrderFields()
  const all = workOrderColumns(0, fields).map(({ id }) => id)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus withinPortal returnFocus>
      <Popover.Target>
        <Button aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {t('workOrders.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={t('workOrders.columns')}>
        <div className="choice-list" role="group" aria-label={t('workOrders.columns')}>
          {all.map((id) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={columns.includes(id)}
                disabled={columns.length === 1 && columns.includes(id)}
                onChange={(event) => {
                  const next = all.filter((one) => (one === id ? event.target.checked : columns.includes(one)))
                  useWorkOrderView.setState({ columns: next })
                }}
              />
              {columnName(id, fields)}
            </label>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Writes the list as it is shown to a CSV file or a spreadsheet. */
export function ExportButton() {
  const { client } = useApi()
  const { act } = useCommands()
  const view = useWorkOrderView()
  const fields = useWorkOrderFields()
  const [jobId, setJobId] = useState<string | null>(null)
  useEffect(() => {
    if (jobId === null) return
    return useJobs.subscribe(({ byId }) => {
      const job = byId[jobId]
      if (!job || job.state === 'running') return
      setJobId(null)
      const result = job.result as { fileId: string; rows: number } | null
      if (job.state !== 'done' || !result) return
      void saveFile(client, result.fileId).then((saved) => {
        if (saved.ok) announce({ tone: 'good', text: t('workOrders.exported', { rows: result.rows }) })
      })
    })
  }, [jobId, client])
  const start = async (format: 'csv' | 'xlsx') => {
    const columns = (view.columns ?? usualColumns).map((field) => ({ field, heading: columnName(field, fields) }))
    const started = await act(workOrdersExport, { filter: view.filter, sort: view.sort, columns, format })
    if (!started.ok) return
    setJobId(started.value.id)
    // A short list may be done before this window listens: telling the state again runs the same path.
    const known = useJobs.getState().byId[started.value.id]
    if (known) setTimeout(() => noteJob(known))
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button disabled={jobId !== null}>{t('workOrders.export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void start('csv')}>{t('workOrders.exportCsv')}</Menu.Item>
        <Menu.Item onClick={() => void start('xlsx')}>{t('workOrders.exportXlsx')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Keeps filters, sort and columns under a name. */
export function SaveViewButton() {
  const { run } = useCommands()
  const { filter, sort, columns, savedViewId, name } = useWorkOrderView()
  const [asked, setAsked] = useState<string | null>(null)
  const save = async (viewName: string, id: string | null) => {
    const view = { filter, sort, columns: columns ? [...columns] : null } as never
    const done = await run(savedViewSave, { savedViewId: id, screen: viewScreen, name: viewName, view })
    if (!done.ok) return
    setAsked(null)
    useWorkOrderView.setState({ savedViewId: done.value.value.savedViewId, name: viewName })
    announce({ tone: 'good', text: t('workOrders.viewSaved', { name: viewName }) })
  }
  return (
    <>
      <Button onClick={() => (savedViewId && name ? void save(name, savedViewId) : setAsked(''))}>
        {savedViewId ? t('workOrders.saveChanges') : t('workOrders.saveView')}
      </Button>
      {asked !== null && (
        <Modal
          opened
          onClose={() => setAsked(null)}
          title={t('workOrders.saveView')}
          closeButtonProps={{ 'aria-label': t('app.close') }}
        >
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault()
              if (asked.trim() !== '') void save(asked.trim(), null)
            }}
          >
            <input
              className="field grow"
              data-autofocus
              maxLength={100}
              aria-label={t('workOrders.viewName')}
              placeholder={t('workOrders.viewName')}
              value={asked}
              onChange={(event) => setAsked(event.target.value)}
            />
            <Button kind="primary" type="submit" disabled={asked.trim() === ''}>
              {t('list.save')}
            </Button>
          </form>
        </Modal>
      )}
    </>
  )
}
