import { useCallback, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { dayOf } from '#shared/kernel/zone.ts'
import { peopleList } from '#shared/queries/people.ts'
import { useMay } from '../../api/may.ts'
import { useNow } from '../../api/now.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { useActions } from '../../state/actions.ts'
import { useDay } from '../../state/day.ts'
import { select, useSelection } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { DataGrid } from '../../ui/data-grid.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { AbsenceDialog } from './absence-dialog.tsx'
import { peopleColumns } from './columns.tsx'
import { NewTechnicianDialog } from './new-technician-dialog.tsx'

/** Technicians with skills, certificates, shifts and absences; the inspector edits them. */
export function TechniciansPane() {
  const now = useNow()
  const [, goTo] = useLocation()
  const { data, error, refetch } = useQueryOf(peopleList, {})
  const day = useDay((state) => state.day) ?? dayOf(now, officeZone())
  const [text, setText] = useState('')
  const [onlyActive, setOnlyActive] = useState(true)
  const [absent, setAbsent] = useState(false)
  const [creating, setCreating] = useState(false)
  const may = useMay('editPeople')
  const current = useSelection((state) => (state.current?.kind === 'technician' ? state.current.id : null))
  const rows = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean)
    return (data ?? []).filter(({ technician, skills, territoryName }) => {
      if (onlyActive && !technician.active) return false
      const fields = [
        technician.code,
        technician.name,
        technician.team,
        territoryName,
        ...skills.map(({ name }) => name),
      ]
      const all = fields.join(' ').toLowerCase()
      return words.every((word) => all.includes(word))
    })
  }, [data, text, onlyActive])
  const index = rows.findIndex(({ technician }) => technician.id === current)
  const person = rows[index]?.technician
  useActions('people', [
    { id: 'people.new', text: t('people.newTechnician'), keys: 'n', run: () => setCreating(true), enabled: may },
  ])
  const onText = useCallback((next: string) => setText(next), [])
  const onView = useCallback(() => {}, [])
  if (error) {
    return (
      <MessageState
        role="alert"
        title={t('errors.loadFailed')}
        text={errorText(error.error)}
        actions={<Button onClick={() => void refetch()}>{t('errors.retry')}</Button>}
      />
    )
  }
  if (!data) return <SkeletonRows rows={12} label={t('list.loading')} />
  if (data.length === 0) {
    return (
      <>
        <MessageState
          title={t('people.emptyTitle')}
          text={t('people.emptyText')}
          actions={
            <>
              <Button kind="primary" onClick={() => goTo('/import')}>
                {t('people.import')}
              </Button>
              {may && <Button onClick={() => setCreating(true)}>{t('people.newTechnician')}</Button>}
            </>
          }
        />
        {creating && <NewTechnicianDialog onClose={() => setCreating(false)} />}
      </>
    )
  }
  return (
    <>
      <div className="toolbar">
        <SearchField label={t('people.search')} value={text} onChange={onText} />
        <Button aria-pressed={onlyActive} onClick={() => setOnlyActive(!onlyActive)}>
          {t('people.onlyActive')}
        </Button>
        <span className="grow" />
        {may && (
          <>
            <Button icon="i-plus" disabled={!person} onClick={() => setAbsent(true)}>
              {t('people.addAbsence')}
            </Button>
            <Button kind="primary" icon="i-plus" onClick={() => setCreating(true)}>
              {t('people.newTechnician')}
            </Button>
          </>
        )}
      </div>
      {rows.length === 0 ? (
        <MessageState title={t('people.noMatch')} text={t('people.noMatchText')} />
      ) : (
        <DataGrid
          label={t('people.title')}
          columns={peopleColumns(now)}
          rowCount={rows.length}
          complete
          rowAt={(at) => rows[at]}
          rowId={({ technician }) => technician.id}
          onView={onView}
          current={current}
          currentIndex={index}
          selected={new Set(current ? [current] : [])}
          onMove={(at) => {
            const row = rows[at]
            if (row) select('technician', row.technician.id)
          }}
        />
      )}
      <footer className="status-line">
        <span className="num">{t('people.count', { count: rows.length })}</span>
        <span className="grow" />
        <span>{officeZone()}</span>
      </footer>
      {creating && <NewTechnicianDialog onClose={() => setCreating(false)} />}
      {absent && person && <AbsenceDialog technician={person} day={day} onClose={() => setAbsent(false)} />}
    </>
  )
}
