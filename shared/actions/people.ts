import { peopleFilterSchema, peopleSortSchema } from '../queries/lists/list-people.ts'
import { defineListExport } from './list-export.ts'

/** Writes the list of people to a file. */
export const techniciansExport = defineListExport('technicians.export', peopleFilterSchema, peopleSortSchema)
