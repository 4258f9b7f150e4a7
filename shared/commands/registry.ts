import type { CommandDefinition } from './command.ts'
import { attentionDismiss } from './attention/dismiss.ts'
import { attentionResolve } from './attention/resolve.ts'
import { contractRemove } from './contract/remove.ts'
import { contractSave } from './contract/save.ts'
import { costAdd } from './cost/add.ts'
import { costEdit } from './cost/edit.ts'
import { costRemove } from './cost/remove.ts'
import { invoiceMarkExported } from './invoice/mark-exported.ts'
import { quoteAddLines } from './quote/add-lines.ts'
import { quoteAccept, quoteDecline } from './quote/decide.ts'
import { quoteEdit } from './quote/edit.ts'
import { quoteOffer } from './quote/offer.ts'
import { quoteRemove } from './quote/remove.ts'
import { demoLoad } from './demo/load.ts'
import { settingsSetStatusMapping } from './settings/set-status-mapping.ts'
import { settingsSet } from './settings/set.ts'
import { reasonMove } from './reason/move.ts'
import { reasonRemove } from './reason/remove.ts'
import { reasonSave } from './reason/save.ts'
import { customFieldMove } from './custom-field/move.ts'
import { customFieldSave } from './custom-field/save.ts'
import { recordSetCustom } from './custom-field/set-values.ts'
import { userSave } from './user/save.ts'
import { deskSignIn } from './user/sign-in.ts'
import { visitArrange } from './visit/arrange.ts'
import { visitPin } from './visit/pin.ts'
import { visitPublish } from './visit/publish.ts'
import { visitResize } from './visit/resize.ts'
import { visitSchedule } from './visit/schedule.ts'
import { visitDependencyAdd } from './visit-dependency/add.ts'
import { visitDependencyRemove } from './visit-dependency/remove.ts'
import { visitSetCrew } from './visit/set-crew.ts'
import { visitSetStatus } from './visit/set-status.ts'
import { visitSetTimes } from './visit/set-times.ts'
import { visitUnschedule } from './visit/unschedule.ts'
import { importCustomers } from './import/customers.ts'
import { importFinish } from './import/finish.ts'
import { importMapLayer } from './import/map-layer.ts'
import { mappingRemove } from './mapping/remove.ts'
import { mappingSave } from './mapping/save.ts'
import { assetCreate } from './asset/create.ts'
import { assetEdit } from './asset/edit.ts'
import { assetEditMany } from './asset/edit-many.ts'
import { assetMove } from './asset/move.ts'
import { assetRemove } from './asset/remove.ts'
import { assetSetStatus } from './asset/set-status.ts'
import { contactRemove } from './contact/remove.ts'
import { contactSave } from './contact/save.ts'
import { customerCreate } from './customer/create.ts'
import { customerEdit } from './customer/edit.ts'
import { customerEditMany } from './customer/edit-many.ts'
import { customerMerge } from './customer/merge.ts'
import { customerRemove } from './customer/remove.ts'
import { importAssets } from './import/assets.ts'
import { importWorkOrders } from './import/work-orders.ts'
import { siteCreate } from './site/create.ts'
import { siteEdit } from './site/edit.ts'
import { siteEditMany } from './site/edit-many.ts'
import { siteMerge } from './site/merge.ts'
import { siteMove } from './site/move.ts'
import { siteRemove } from './site/remove.ts'
import { siteSetCoordinates } from './site/set-coordinates.ts'
import { importRequests } from './import/requests.ts'
import { importSites } from './import/sites.ts'
import { importTechnicians } from './import/technicians.ts'
import { importWorkTypes } from './import/work-types.ts'
import { mapLayerAdd } from './map-layer/add.ts'
import { mapLayerRemove } from './map-layer/remove.ts'
import { attachmentEdit } from './attachment/edit.ts'
import { attachmentRecord } from './attachment/record.ts'
import { attachmentRemove } from './attachment/remove.ts'
import { absenceAdd } from './absence/add.ts'
import { absenceRemove } from './absence/remove.ts'
import { checklistAnswer } from './checklist/answer.ts'
import { checklistClear } from './checklist/clear.ts'
import { certificateSave } from './certificate/save.ts'
import { noteAdd } from './note/add.ts'
import { crewRemove } from './crew/remove.ts'
import { crewSave } from './crew/save.ts'
import { onCallFill } from './on-call/fill.ts'
import { onCallRemove } from './on-call/remove.ts'
import { onCallSave } from './on-call/save.ts'
import { skillRemove } from './skill/remove.ts'
import { skillSave } from './skill/save.ts'
import { territoryRemove } from './territory/remove.ts'
import { territorySave } from './territory/save.ts'
import { visitGiveToCrew } from './visit/give-to-crew.ts'
import { shiftAssignPattern } from './shift/assign-pattern.ts'
import { shiftRemovePattern } from './shift/remove-pattern.ts'
import { shiftSavePattern } from './shift/save-pattern.ts'
import { shiftSetDay } from './shift/set-day.ts'
import { shiftSwapDay } from './shift/swap-day.ts'
import { technicianCreate } from './technician/create.ts'
import { technicianSetActive } from './technician/set-active.ts'
import { absenceEdit } from './absence/edit.ts'
import { certificateRemove } from './certificate/remove.ts'
import { technicianEdit } from './technician/edit.ts'
import { technicianEditMany } from './technician/edit-many.ts'
import { technicianSetSkill } from './technician/set-skill.ts'
import { printRecord } from './print/record.ts'
import { approvalAsk } from './approval/ask.ts'
import { approvalDecide } from './approval/decide.ts'
import { approvalWithdraw } from './approval/withdraw.ts'
import { bundleAdd } from './bundle/add.ts'
import { bundleMake } from './bundle/make.ts'
import { bundleTakeApart } from './bundle/take-apart.ts'
import { requestJoinWorkOrder } from './request/join-work-order.ts'
import { requestLink } from './request/link.ts'
import { requestResolve } from './request/resolve.ts'
import { requestUnlink } from './request/unlink.ts'
import { priorityRuleMove } from './priority-rule/move.ts'
import { priorityRuleRemove } from './priority-rule/remove.ts'
import { priorityRuleReset } from './priority-rule/reset.ts'
import { priorityRuleSave } from './priority-rule/save.ts'
import { questionTreeRemove } from './question-tree/remove.ts'
import { questionTreeSave } from './question-tree/save.ts'
import { requestAddCall } from './request/add-call.ts'
import { requestAcceptMany } from './request/accept-many.ts'
import { requestAccept } from './request/accept.ts'
import { requestCreate } from './request/create.ts'
import { requestEdit } from './request/edit.ts'
import { requestEditMany } from './request/edit-many.ts'
import { requestMerge } from './request/merge.ts'
import { requestNotDuplicate } from './request/not-duplicate.ts'
import { requestReject } from './request/reject.ts'
import { requestReopen } from './request/reopen.ts'
import { savedViewRemove } from './saved-view/remove.ts'
import { savedViewSave } from './saved-view/save.ts'
import { holdEdit } from './hold/edit.ts'
import { workOrderAddVisit } from './work-order/add-visit.ts'
import { workOrderClose } from './work-order/close.ts'
import { workOrderCreate } from './work-order/create.ts'
import { workOrderEditMany } from './work-order/edit-many.ts'
import { workOrderEdit } from './work-order/edit.ts'
import { workOrderFollowUp } from './work-order/follow-up.ts'
import { workOrderHold } from './work-order/hold.ts'
import { workOrderResume } from './work-order/resume.ts'
import { workOrderSetContract } from './work-order/set-contract.ts'
import { workOrderSetLimit } from './work-order/set-limit.ts'
import { workOrderSetStatusMany } from './work-order/set-status-many.ts'
import { workOrderSetStatus } from './work-order/set-status.ts'
import { workTypeCreate } from './work-type/create.ts'
import { workTypeDuplicate } from './work-type/duplicate.ts'
import { workTypeEdit } from './work-type/edit.ts'
import { workTypeSetActive } from './work-type/set-active.ts'
import { alertSnooze } from './alert/snooze.ts'
import { alertWake } from './alert/wake.ts'
import { calendarRemove } from './calendar/remove.ts'
import { calendarSave } from './calendar/save.ts'
import { slaPolicyRemove } from './sla-policy/remove.ts'
import { slaPolicySave } from './sla-policy/save.ts'
import { slaRecount } from './sla/recount.ts'
import { slaRuleMove } from './sla-rule/move.ts'
import { slaRuleRemove } from './sla-rule/remove.ts'
import { slaRuleSave } from './sla-rule/save.ts'
import { workOrderCountDeadlines } from './work-order/count-deadlines.ts'

/**
 * Every command there is. Desk and hub run the same list.
 * The cast erases each definition's own types: the pipeline parses arguments before it calls `apply`.
 */
export const commands = [
  settingsSet,
  settingsSetStatusMapping,
  reasonMove,
  reasonRemove,
  reasonSave,
  customFieldSave,
  customFieldMove,
  recordSetCustom,
  userSave,
  deskSignIn,
  demoLoad,
  visitSchedule,
  visitResize,
  visitUnschedule,
  visitArrange,
  visitPin,
  visitSetStatus,
  visitSetCrew,
  visitDependencyAdd,
  visitDependencyRemove,
  visitSetTimes,
  visitPublish,
  importCustomers,
  importFinish,
  importMapLayer,
  mappingRemove,
  mappingSave,
  siteSetCoordinates,
  assetCreate,
  assetEdit,
  assetEditMany,
  assetMove,
  assetRemove,
  assetSetStatus,
  contactRemove,
  contactSave,
  customerCreate,
  customerEdit,
  customerEditMany,
  customerMerge,
  customerRemove,
  importAssets,
  importWorkOrders,
  siteCreate,
  siteEdit,
  siteEditMany,
  siteMerge,
  siteMove,
  siteRemove,
  importRequests,
  importSites,
  importTechnicians,
  importWorkTypes,
  mapLayerAdd,
  mapLayerRemove,
  attachmentEdit,
  attachmentRecord,
  attachmentRemove,
  checklistAnswer,
  checklistClear,
  workOrderFollowUp,
  workTypeCreate,
  workTypeDuplicate,
  workTypeEdit,
  workTypeSetActive,
  absenceAdd,
  absenceRemove,
  certificateSave,
  noteAdd,
  crewRemove,
  crewSave,
  onCallFill,
  onCallRemove,
  onCallSave,
  skillRemove,
  skillSave,
  territoryRemove,
  territorySave,
  visitGiveToCrew,
  shiftAssignPattern,
  shiftRemovePattern,
  shiftSavePattern,
  shiftSetDay,
  shiftSwapDay,
  technicianCreate,
  technicianEdit,
  technicianEditMany,
  technicianSetActive,
  absenceEdit,
  certificateRemove,
  technicianSetSkill,
  printRecord,
  approvalAsk,
  approvalDecide,
  approvalWithdraw,
  bundleAdd,
  bundleMake,
  bundleTakeApart,
  requestJoinWorkOrder,
  requestLink,
  requestResolve,
  requestUnlink,
  requestAccept,
  requestAcceptMany,
  requestCreate,
  requestAddCall,
  questionTreeSave,
  questionTreeRemove,
  priorityRuleSave,
  priorityRuleMove,
  priorityRuleRemove,
  priorityRuleReset,
  requestEdit,
  requestEditMany,
  requestMerge,
  requestNotDuplicate,
  requestReject,
  requestReopen,
  savedViewRemove,
  savedViewSave,
  holdEdit,
  workOrderAddVisit,
  workOrderClose,
  workOrderCreate,
  workOrderEdit,
  workOrderEditMany,
  workOrderHold,
  workOrderResume,
  workOrderSetStatus,
  workOrderSetStatusMany,
  workOrderSetLimit,
  workOrderSetContract,
  costAdd,
  costEdit,
  costRemove,
  contractSave,
  contractRemove,
  quoteAddLines,
  quoteEdit,
  quoteRemove,
  quoteOffer,
  quoteAccept,
  quoteDecline,
  invoiceMarkExported,
  alertSnooze,
  alertWake,
  calendarRemove,
  calendarSave,
  slaPolicyRemove,
  slaPolicySave,
  slaRecount,
  slaRuleMove,
  slaRuleRemove,
  slaRuleSave,
  workOrderCountDeadlines,
  attentionDismiss,
  attentionResolve,
] as unknown as readonly CommandDefinition[]
