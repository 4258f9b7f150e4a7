import type { z } from 'zod'
import type { requestAddCall } from '#shared/commands/request/add-call.ts'
import type { requestCreate } from '#shared/commands/request/create.ts'
import type { OpenAtPlace } from '#shared/queries/call.ts'
import { inOwnWords } from './use-call-facts.ts'
import type { CallFacts } from './use-call-facts.ts'
import type { CallDraft } from './flow/call-draft.ts'

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** What is sent when a call is saved: one command, with everything that became known. */
export function requestOfCall(call: CallDraft, facts: CallFacts): z.input<typeof requestCreate.args> {
  const place = call.siteId !== null || call.newSite !== null || call.customerId !== null || call.newCustomer !== null
  const keeps = call.keepContact && !call.knownContact && orNull(call.contactName) !== null && place
  const phone = orNull(call.contactPhone)
  return {
    title: facts.title,
    description: facts.description,
    source: call.source,
    workTypeId: facts.workType?.id ?? null,
    customerId: call.newCustomer ? null : call.customerId,
    siteId: call.siteId,
    assetId: call.assetId,
    contactName: orNull(call.contactName),
    contactPhone: phone,
    contactEmail: orNull(call.contactEmail),
    issue: facts.outcome.issue,
    safety: facts.safety,
    ...(call.priority === null ? {} : { priority: call.priority }),
    priorityReason: facts.overrides ? orNull(call.priorityReason) : null,
    durationMinutes: facts.durationMinutes,
    wishStartsAt: call.window?.start ?? null,
    wishEndsAt: call.window?.end ?? null,
    intake:
      facts.tree && facts.walk
        ? {
            trade: facts.tree.trade,
            answers: facts.walk.answered.map(({ question, answer }) => ({
              key: question.key,
              ask: question.ask,
              answer,
            })),
            skills: [...facts.outcome.skills],
            parts: [...facts.outcome.parts],
            advice: [...facts.outcome.advice],
          }
        : null,
    newCustomer: call.newCustomer ? { name: call.newCustomer, phone } : null,
    newSite: call.newSite ? { address: call.newSite, accessNotes: orNull(call.newSiteAccess) } : null,
    newContact: keeps ? { name: call.contactName.trim(), phone, email: orNull(call.contactEmail) } : null,
  }
}

/** What is added to something that is open already, instead of writing it down twice. */
export function addedCall(call: CallDraft, facts: CallFacts, to: OpenAtPlace): z.input<typeof requestAddCall.args> {
  return {
    kind: to.kind,
    id: to.id,
    text: [facts.title, facts.description].filter((words) => words.trim() !== '').join('\n'),
    callerName: orNull(call.contactName),
    callerPhone: orNull(call.contactPhone),
    safety: facts.safety,
    priority: facts.priority,
  }
}

/** Whether there is enough to save: somebody said what is wrong. */
export function canSave(call: CallDraft, facts: CallFacts): boolean {
  const asked = call.trade !== null && (inOwnWords(call) || facts.walk !== null)
  return asked && facts.title.trim() !== '' && (!facts.overrides || call.priorityReason.trim() !== '')
}
