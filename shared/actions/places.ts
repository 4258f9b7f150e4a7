import { customerFilterSchema, customerSortSchema, siteFilterSchema, siteSortSchema } from '../queries/places.ts'
import { defineListExport } from './list-export.ts'

/** Writes a list of customers to a file. */
export const customersExport = defineListExport('customers.export', customerFilterSchema, customerSortSchema)

/** Writes a list of sites to a file. */
export const sitesExport = defineListExport('sites.export', siteFilterSchema, siteSortSchema)
