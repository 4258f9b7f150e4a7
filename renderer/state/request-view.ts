import type { z } from 'zod'
import type { RequestSort, RequestTab, requestFilterSchema } from '#shared/queries/requests.ts'
import { createListView } from './list-view.ts'

/** What of the inbox is shown: its tab, and what is let through there. */
export type RequestViewFilter = z.output<typeof requestFilterSchema>

/** The view of the inbox: what waits there, the oldest first, at the start. */
export const requestView = createListView<RequestViewFilter, RequestSort>(
  { tab: 'new' },
  { by: 'openedAt', descending: false },
)

/** Shows another tab: what waits comes oldest first, what is decided newest first. */
export function showRequestTab(tab: RequestTab): void {
  requestView.show({ filter: { tab }, sort: { by: 'openedAt', descending: tab !== 'new' } })
}
