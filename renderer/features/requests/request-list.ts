import { requestsExport } from '#shared/actions/requests.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import { requestStatuses } from '#shared/domain/request/request.ts'
import { resolutionWays } from '#shared/domain/request/resolution.ts'
import { requestListColumns } from '#shared/queries/lists/request-columns.ts'
import type { RequestRow, RequestSort, RequestTab } from '#shared/queries/requests.ts'
import { requestFilterSchema, requestSortSchema } from '#shared/queries/requests.ts'
import { t } from '../../lib/messages.ts'
import { priorityLook, requestStatusLook } from '../../lib/status-look.ts'
import type { ListKind } from '../../list/list-kind.ts'
import { wordsOfLooks } from '../../list/words-of-looks.ts'
import type { RequestViewFilter } from '../../state/request-view.ts'
import { requestView } from '../../state/request-view.ts'

/** What waits in the inbox. */
const waiting: ListKind<RequestRow, RequestViewFilter, RequestSort> = {
  screen: 'requests',
  view: requestView,
  columns: requestListColumns,
  usual: ['number', 'openedAt', 'priority', 'title', 'workType', 'place', 'source', 'resolveBy'],
  subject: 'request',
  words: () => ({
    priority: wordsOfLooks(priorities, priorityLook),
    status: wordsOfLooks(requestStatuses, requestStatusLook),
    outcome: Object.fromEntries(resolutionWays.map((way) => [way, t(`requests.way.${way}`)])),
  }),
  filterSchema: requestFilterSchema,
  sortSchema: requestSortSchema,
  exportAction: requestsExport,
  things: 'list.things.requests',
}

/** What is decided shows what became of it. */
const decided = { ...waiting, layout: 'requests.decided', usual: [...waiting.usual, 'outcome'] }

/** The list behind a tab of the inbox. */
export function requestListOf(tab: RequestTab): typeof waiting {
  return tab === 'new' ? waiting : decided
}
