import { assetsExport } from '#shared/actions/assets.ts'
import { techniciansExport } from '#shared/actions/people.ts'
import { customersExport, sitesExport } from '#shared/actions/places.ts'
import { requestsExport } from '#shared/actions/requests.ts'
import { assetListColumns } from '#shared/queries/lists/asset-columns.ts'
import { customerListColumns } from '#shared/queries/lists/customer-columns.ts'
import { listPeople } from '#shared/queries/lists/list-people.ts'
import { peopleListColumns } from '#shared/queries/lists/people-columns.ts'
import { requestListColumns } from '#shared/queries/lists/request-columns.ts'
import { siteListColumns } from '#shared/queries/lists/site-columns.ts'
import { decodeCursor, encodeCursor } from '../../store/keyset/cursor.ts'
import { exportsList } from '../lists/export-list.ts'
import { peopleRows } from '../queries/people/list.ts'
import { assetPage } from '../queries/places/assets.ts'
import { customerPage } from '../queries/places/customers.ts'
import { sitePage } from '../queries/places/sites.ts'
import { findRequestPage } from '../queries/requests/page.ts'
import { requestRows } from '../queries/requests/rows.ts'

/** The lists of records that can be written to a file. */
export const listExportActions = [
  exportsList(assetsExport, {
    columns: assetListColumns,
    subject: 'asset',
    fileName: 'assets',
    sheetName: 'Assets',
    read: (context, filter, sort) => (after, limit) => assetPage(context, filter, sort, { after, until: null, limit }),
  }),
  exportsList(requestsExport, {
    columns: requestListColumns,
    subject: 'request',
    fileName: 'requests',
    sheetName: 'Requests',
    read: (context, filter, sort) => {
      const { db } = context.store
      return (after, limit) => {
        const page = findRequestPage(db, { filter, sort, after: decodeCursor(after), until: null, limit })
        return { rows: requestRows(db, page.ids), next: page.next && encodeCursor(page.next) }
      }
    },
  }),
  exportsList(sitesExport, {
    columns: siteListColumns,
    subject: 'site',
    fileName: 'sites',
    sheetName: 'Sites',
    read:
      ({ store }, filter, sort) =>
      (after, limit) =>
        sitePage(store.db, filter, sort, { after, until: null, limit }),
  }),
  exportsList(customersExport, {
    columns: customerListColumns,
    subject: null,
    fileName: 'customers',
    sheetName: 'Customers',
    read:
      ({ store }, filter, sort) =>
      (after, limit) =>
        customerPage(store.db, filter, sort, { after, until: null, limit }),
  }),
  exportsList(techniciansExport, {
    columns: peopleListColumns,
    subject: null,
    fileName: 'people',
    sheetName: 'People',
    read: (context, filter, sort) => () => ({ rows: listPeople(peopleRows(context), filter, sort), next: null }),
  }),
]
