import { useCallback } from 'react'
import type { ReactNode, RefObject } from 'react'
import { priorities } from '#shared/domain/record/priority.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import { workOrderStatuses } from '#shared/domain/work-order/work-order.ts'
import type { WorkOrderStatus } from '#shared/domain/work-order/work-order.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import type { WorkOrderFilter } from '#shared/queries/work-orders.ts'
import { workOrdersChoices } from '#shared/queries/work-orders.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { formatDay } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { priorityLook, workOrderStatusLook } from '../../lib/status-look.ts'
import { CustomFilters } from '../../list/custom-filters.tsx'
import { workOrderView } from '../../state/work-order-view.ts'
import { ChoiceFilter } from '../../ui/choice-filter.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { SearchField } from '../../ui/search-field.tsx'

const { setFilter } = workOrderView

/** Search and filters of the list, as chips that say what is let through. */
export function FilterBar({ searchRef }: { readonly searchRef: RefObject<HTMLInputElement | null> }) {
  const filter = workOrderView.use((view) => view.filter)
  const choices = useQueryOf(workOrdersChoices, {}).data
  const chip = (
    label: string,
    options: { value: string; text: string; icon?: ReactNode }[],
    field: keyof WorkOrderFilter,
  ) => (
    <ChoiceFilter
      key={field}
      label={label}
      options={options}
      chosen={(filter[field] as string[] | undefined) ?? null}
      onChange={(chosen) => setFilter({ [field]: chosen ?? undefined })}
      clearLabel={t('list.clearFilter', { name: label })}
      searchLabel={t('list.searchChoices')}
      summary={(count) => t('list.several', { count })}
    />
  )
  const one = (label: string, options: Readonly<Record<string, string>>, field: 'due' | 'visits') => (
    <ChoiceFilter
      key={field}
      label={label}
      options={Object.entries(options).map(([value, text]) => ({ value, text }))}
      chosen={filter[field] ? [filter[field]] : null}
      onChange={(chosen) => setFilter({ [field]: chosen?.at(-1) })}
      clearLabel={t('list.clearFilter', { name: label })}
      searchLabel={t('list.searchChoices')}
      summary={(count) => t('list.several', { count })}
    />
  )
  const onText = useCallback((text: string) => setFilter({ text: text.trim() === '' ? undefined : text }), [])
  return (
    <div className="toolbar" style={{ flexWrap: 'wrap', padding: '6px 12px' }}>
      <SearchField label={t('workOrders.search')} value={filter.text ?? ''} onChange={onText} inputRef={searchRef} />
      {chip(t('workOrders.filterStatus'), workOrderStatuses.map(statusOption), 'statuses')}
      {chip(t('workOrders.filterPriority'), priorities.map(priorityOption), 'priorities')}
      {chip(
        t('workOrders.filterWorkType'),
        (choices?.workTypes ?? []).map(({ id, name }) => ({ value: id, text: name })),
        'workTypeIds',
      )}
      {chip(
        t('workOrders.filterTerritory'),
        (choices?.territories ?? []).map(({ id, name }) => ({ value: id, text: name })),
        'territoryIds',
      )}
      {(choices?.teams.length ?? 0) > 0 &&
        chip(
          t('workOrders.filterTeam'),
          choices!.teams.map((team) => ({ value: team, text: team })),
          'teams',
        )}
      {one(
        t('workOrders.filterDue'),
        { overdue: t('workOrders.dueOverdue'), atRisk: t('workOrders.dueAtRisk') },
        'due',
      )}
      {one(
        t('workOrders.filterVisits'),
        { placed: t('workOrders.visitsPlaced'), unplaced: t('workOrders.visitsUnplaced') },
        'visits',
      )}
      {spanChip(filter, 'opened')}
      {spanChip(filter, 'resolve')}
      <CustomFilters subject="workOrder" chosen={filter.custom ?? []} onChange={(custom) => setFilter({ custom })} />
      {filter.ids &&
        plainChip(t('workOrders.filterIds'), t('workOrders.idsCount', { count: filter.ids.length }), {
          ids: undefined,
        })}
    </div>
  )
}

function statusOption(status: WorkOrderStatus) {
  const look = workOrderStatusLook[status]
  return { value: status, text: t(look.textKey), icon: <Icon name={look.shape} className={look.family} /> }
}

function priorityOption(priority: Priority) {
  const look = priorityLook[priority]
  return { value: priority, text: t(look.textKey), icon: <Icon name={look.shape} className={look.family} /> }
}

/** A range set by a report or another screen; it can be taken off here. */
function spanChip(filter: WorkOrderFilter, kind: 'opened' | 'resolve') {
  const from = kind === 'opened' ? filter.openedFrom : filter.resolveFrom
  const to = kind === 'opened' ? filter.openedTo : filter.resolveTo
  if (from === undefined && to === undefined) return null
  const day = (at: number) => formatDay(dayOf(at, officeZone()), 'short')
  const text = [
    from === undefined ? '' : t('workOrders.from', { day: day(from) }),
    to === undefined ? '' : t('workOrders.until', { day: day(to) }),
  ].join(' ')
  const label = kind === 'opened' ? t('workOrders.filterOpened') : t('workOrders.colResolveBy')
  const cleared =
    kind === 'opened'
      ? { openedFrom: undefined, openedTo: undefined }
      : { resolveFrom: undefined, resolveTo: undefined }
  return plainChip(label, text, cleared)
}

function plainChip(label: string, text: string, cleared: Partial<Record<keyof WorkOrderFilter, undefined>>) {
  return (
    <span key={label} className="filter-chip" data-set="true">
      <span className="soft">{label}</span>
      <b className="semi">{text}</b>
      <button
        type="button"
        className="remove"
        aria-label={t('list.clearFilter', { name: label })}
        onClick={() => setFilter(cleared)}
      >
        <Icon name="i-x" />
      </button>
    </span>
  )
}
