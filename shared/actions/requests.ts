import { requestFilterSchema, requestSortSchema } from '../queries/requests.ts'
import { defineListExport } from './list-export.ts'

/** Writes a tab of the inbox to a file. */
export const requestsExport = defineListExport('requests.export', requestFilterSchema, requestSortSchema)
