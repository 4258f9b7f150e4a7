import type { PeopleFilter, PeopleSort } from '#shared/queries/lists/list-people.ts'
import { createListView } from './list-view.ts'

/** The view of the list of people: everybody who works here, by code, at the start. */
export const technicianView = createListView<PeopleFilter, PeopleSort>(
  { active: true },
  { by: 'code', descending: false },
)
