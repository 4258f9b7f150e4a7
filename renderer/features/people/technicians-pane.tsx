import { useCallback, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { ok } from '#shared/kernel/result.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { listPeople } from '#shared/queries/lists/list-people.ts'
import { peopleList } from '#shared/queries/people.ts'
import { listOfRows } from '../../api/list-of-rows.ts'
import { useMay } from '../../api/may.ts'
import { useNow } from '../../api/now.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { gridColumns } from '../../list/grid-columns.tsx'
import { ListTools } from '../../list/list-tools.tsx'
import { RecordGrid, useSelectedOf } from '../../list/record-grid.tsx'
import { useListLayout } from '../../list/use-list-layout.ts'
import { useActions } from '../../state/actions.ts'
import { useDay } from '../../state/day.ts'
import { technicianView } from '../../state/technician-view.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { AbsenceDialog } from './absence-dialog.tsx'
import { peopleLooks } from './columns.tsx'
import { PeopleFilters } from './people-filters.tsx'
import { peopleListKind } from './people-list.ts'
import { NewTechnicianDialog } from './new-technician-dialog.tsx'
import { TechnicianBar } from './technician-bar.tsx'

const { setFilter } = technicianView

/** Technicians with skills, certificates, shifts and absences; the inspector edits them. */
export function TechniciansPane() {
  const now = useNow()
  const [, goTo] = useLocation()
  const { data, error, refetch } = useQueryOf(peopleList, {})
  const day = useDay((state) => state.day) ?? dayOf(now, officeZone())
  const { filter, sort } = technicianView.use()
  const columns = useListLayout(peopleListKind)
  const [absent, setAbsent] = useState(false)
  const [creating, setCreating] = useState(false)
  const may = useMay('editPeople')
  const { ids: selected, current } = useSelectedOf('technician')
  const rows = useMemo(() => listPeople(data ?? [], filter, sort), [data, filter, sort])
  const person = rows.find(({ id }) => id === current)?.technician
  useActions('people', [
    { id: 'people.new', text: t('people.newTechnician'), keys: 'n', run: () => setCreating(true), enabled: may },
  ])
  const onText = useCallback((text: string) => setFilter({ text: text.trim() === '' ? undefined : text }), [])
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
      <div className="toolbar" style={{ flexWrap: 'wrap', padding: '6px 12px' }}>
        <SearchField label={t('people.search')} value={filter.text ?? ''} onChange={onText} />
        <Button
          aria-pressed={filter.active === true}
          onClick={() => setFilter({ active: filter.active ? undefined : true })}
        >
          {t('people.onlyActive')}
        </Button>
        <PeopleFilters people={data} />
        <div className="row toolbar-end">
          <ListTools kind={peopleListKind} />
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
      </div>
      <RecordGrid
        label={t('people.title')}
        kind="technician"
        list={listOfRows(rows)}
        columns={gridColumns(columns, { looks: peopleLooks(now), words: {}, now })}
        sort={sort}
        onSort={technicianView.sortBy}
        onWidth={columns.setWidth}
        allIds={async () => ok({ ids: rows.map(({ id }) => id) })}
        count={rows.length}
        nameOf={({ technician }) => technician.code}
        empty={<MessageState title={t('people.noMatch')} text={t('people.noMatchText')} />}
      />
      {selected.size > 1 && <TechnicianBar ids={[...selected]} />}
      <footer className="status-line">
        <span className="num">{t('people.count', { count: rows.length })}</span>
        {selected.size > 1 && <span className="num">{t('list.selected', { count: selected.size })}</span>}
        <span className="grow" />
        <span>{officeZone()}</span>
      </footer>
      {creating && <NewTechnicianDialog onClose={() => setCreating(false)} />}
      {absent && person && <AbsenceDialog technician={person} day={day} onClose={() => setAbsent(false)} />}
    </>
  )
}
