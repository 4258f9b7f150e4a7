import type { ActionBinding, QueryBinding } from './handler.ts'
import { appActions } from './actions/app.ts'
import { channelActions } from './actions/channels.ts'
import { deskActions } from './actions/desk.ts'
import { attachmentActions } from './actions/attachments.ts'
import { demoActions } from './actions/demo.ts'
import { importActions } from './actions/import.ts'
import { labelActions, labelQueries } from './actions/labels.ts'
import { planActions } from './actions/plan.ts'
import { policyActions } from './actions/policy.ts'
import { printActions } from './actions/print.ts'
import { listExportActions } from './actions/list-exports.ts'
import { workOrderActions } from './actions/work-orders.ts'
import { reportActions } from './actions/reports.ts'
import { settingsActions } from './actions/settings.ts'
import { invoiceActions } from './actions/invoices.ts'
import { syncActions } from './actions/sync.ts'
import { importQueries } from './queries/import.ts'
import { appQueries } from './queries/app.ts'
import { bundleQueries } from './queries/bundles.ts'
import { approvalQueries } from './queries/approvals.ts'
import { requestQueries } from './queries/requests/list.ts'
import { assetQueries } from './queries/places/assets.ts'
import { customerQueries } from './queries/places/customers.ts'
import { siteQueries } from './queries/places/sites.ts'
import { suggestQueries } from './queries/places/suggest.ts'
import { peopleQueries } from './queries/people/list.ts'
import { patternQueries } from './queries/people/patterns.ts'
import { teamQueries } from './queries/people/teams.ts'
import { searchQueries } from './queries/search/find.ts'
import { callQueries } from './queries/call/list.ts'
import { intakeQueries } from './queries/intake/list.ts'
import { checklistQueries } from './queries/checklist/work-order-checklist.ts'
import { filesQueries } from './queries/files/files-of.ts'
import { inspectorQueries } from './queries/inspector/list.ts'
import { workOrderListQueries } from './queries/work-orders/list.ts'
import { cycleQueries } from './queries/cycle.ts'
import { boardQueries } from './queries/board.ts'
import { mapQueries } from './queries/map.ts'
import { matchQueries } from './queries/match.ts'
import { planQueries } from './queries/plan.ts'
import { todayQueries } from './queries/today.ts'
import { packetQueries } from './queries/packet.ts'
import { reportQueries } from './queries/reports.ts'
import { customFieldQueries } from './queries/custom-fields.ts'
import { templateQueries } from './queries/templates.ts'
import { bulkEditQueries } from './lists/edit-preview.ts'
import { userQueries } from './queries/users.ts'
import { moneyQueries } from './queries/money/list.ts'
import { alertQueries } from './queries/alerts.ts'
import { serviceLevelQueries } from './queries/service-levels/list.ts'
import { settingsQueries } from './queries/settings.ts'
import { syncQueries } from './queries/sync.ts'

/** Every query this backend answers. */
export const queryBindings: readonly QueryBinding[] = [
  ...appQueries,
  ...importQueries,
  ...boardQueries,
  ...cycleQueries,
  ...mapQueries,
  ...matchQueries,
  ...planQueries,
  ...todayQueries,
  ...packetQueries,
  ...reportQueries,
  ...requestQueries,
  ...approvalQueries,
  ...bundleQueries,
  ...intakeQueries,
  ...callQueries,
  ...workOrderListQueries,
  ...inspectorQueries,
  ...filesQueries,
  ...checklistQueries,
  ...searchQueries,
  ...settingsQueries,
  ...serviceLevelQueries,
  ...alertQueries,
  ...userQueries,
  ...bulkEditQueries,
  ...customFieldQueries,
  ...templateQueries,
  ...peopleQueries,
  ...patternQueries,
  ...teamQueries,
  ...assetQueries,
  ...labelQueries,
  ...customerQueries,
  ...siteQueries,
  ...suggestQueries,
  ...moneyQueries,
  ...syncQueries,
]

/** Every action this backend carries out. */
export const actionBindings: readonly ActionBinding[] = [
  ...appActions,
  ...attachmentActions,
  ...demoActions,
  ...deskActions,
  ...channelActions,
  ...importActions,
  ...labelActions,
  ...planActions,
  ...policyActions,
  ...printActions,
  ...workOrderActions,
  ...listExportActions,
  ...reportActions,
  ...settingsActions,
  ...invoiceActions,
  ...syncActions,
]
