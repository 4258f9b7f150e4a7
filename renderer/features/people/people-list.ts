import { techniciansExport } from '#shared/actions/people.ts'
import { peopleListColumns } from '#shared/queries/lists/people-columns.ts'
import type { PeopleFilter, PeopleSort, PersonRow } from '#shared/queries/lists/list-people.ts'
import { peopleFilterSchema, peopleSortSchema } from '#shared/queries/lists/list-people.ts'
import type { ListKind } from '../../list/list-kind.ts'
import { technicianView } from '../../state/technician-view.ts'

/** The list of people. */
export const peopleListKind: ListKind<PersonRow, PeopleFilter, PeopleSort> = {
  screen: 'people',
  view: technicianView,
  columns: peopleListColumns,
  usual: ['code', 'name', 'team', 'territory', 'skills', 'certificates', 'week', 'absence'],
  subject: null,
  words: () => ({}),
  filterSchema: peopleFilterSchema,
  sortSchema: peopleSortSchema,
  exportAction: techniciansExport,
  things: 'list.things.technicians',
}
