import type { GivenAnswer } from '#shared/domain/intake/walk-tree.ts'
import { looksLikePhone } from '#shared/domain/search/phone-digits.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import type { Caller, OfferedWindow } from '#shared/queries/call.ts'
import { phases } from './call-draft.ts'
import type { CallDraft, CallSnapshot, Phase } from './call-draft.ts'

/** Answers that lead so far back are forgotten; nobody steps back further. */
const deepestPast = 60

/** The part of a call that going back restores. */
function snapshotOf({
  id: _id,
  startedAt: _started,
  updatedAt: _updated,
  typed: _typed,
  past: _past,
  ...rest
}: CallDraft): CallSnapshot {
  return rest
}

/** The call with something answered: the phase is over, the next one that is open begins, and Escape leads back here. */
export function advance(call: CallDraft, set: Partial<CallSnapshot>): CallDraft {
  const past = [...call.past, snapshotOf(call)].slice(-deepestPast)
  return settle({ ...call, ...set, past, done: [...new Set([...(set.done ?? call.done), call.phase])] })
}

/** A phase that does not apply here is passed over; Escape does not stop at it. */
export function skip(call: CallDraft): CallDraft {
  return settle({ ...call, done: [...new Set([...call.done, call.phase])] })
}

/** Something typed or switched that asks for no next step. */
export function change(call: CallDraft, set: Partial<Omit<CallDraft, 'past'>>): CallDraft {
  return { ...call, ...set }
}

/** One step back: everything as it was before the last answer. Null where there is nothing to go back to. */
export function back(call: CallDraft): CallDraft | null {
  const last = call.past.at(-1)
  return last ? { ...call, ...last, past: call.past.slice(0, -1) } : null
}

/** Opens an earlier phase again to correct it; what came after stays, and is gone on with afterwards. */
export function reopen(call: CallDraft, phase: Phase): CallDraft {
  if (phase === call.phase) return call
  const past = [...call.past, snapshotOf(call)].slice(-deepestPast)
  return { ...call, past, phase, done: call.done.filter((one) => one !== phase) }
}

function settle(call: CallDraft): CallDraft {
  const next = phases.find((phase) => !call.done.includes(phase)) ?? 'save'
  return { ...call, phase: next }
}

const without = (done: readonly Phase[], ...gone: Phase[]) => done.filter((phase) => !gone.includes(phase))

/** What hangs on the place, and has to be asked again when the place changes. */
const ofPlace: Phase[] = ['asset', 'same', 'window']

/** Chooses who calls, or what they call about: everything the match knows is filled in. */
export function chooseCaller(call: CallDraft, caller: Caller): CallDraft {
  const typedPhone = looksLikePhone(call.typed['caller'] ?? '') ? call.typed['caller']!.trim() : ''
  const person = caller.contactName !== null
  const contactName = caller.contactName ?? call.contactName
  const contactPhone = (person ? caller.phone : null) ?? (typedPhone || call.contactPhone || (caller.phone ?? ''))
  const done: Phase[] = without(call.done, 'contact', 'site', ...ofPlace)
  if (person && contactName !== '' && contactPhone !== '') done.push('contact')
  if (caller.siteId) done.push('site')
  if (caller.assetId) done.push('asset')
  return advance(call, {
    done,
    customerId: caller.customerId,
    customerName: caller.kind === 'customer' ? caller.title : null,
    siteId: caller.siteId,
    siteName: caller.siteId ? placeNameOf(caller) : null,
    assetId: caller.assetId,
    assetName: caller.kind === 'asset' ? caller.title : null,
    newCustomer: null,
    newSite: null,
    contactName,
    contactPhone,
    contactEmail: caller.contactName ? (caller.email ?? '') : call.contactEmail,
    knownContact: caller.kind === 'contact',
    window: null,
  })
}

function placeNameOf(caller: Caller): string {
  return caller.kind === 'site' ? caller.title : caller.detail
}

/** Somebody the office does not know: what was typed is their number or their name. */
export function newCaller(call: CallDraft): CallDraft {
  const typed = (call.typed['caller'] ?? '').trim()
  const phone = looksLikePhone(typed)
  return advance(call, {
    done: without(call.done, 'contact', 'site', ...ofPlace),
    customerId: null,
    customerName: null,
    siteId: null,
    siteName: null,
    assetId: null,
    assetName: null,
    contactName: phone ? call.contactName : typed || call.contactName,
    contactPhone: phone ? typed : call.contactPhone,
    knownContact: false,
    window: null,
  })
}

/** Takes down who speaks; a customer's name makes a new customer where none was found. */
export function nameContact(
  call: CallDraft,
  contact: Pick<CallSnapshot, 'contactName' | 'contactPhone' | 'contactEmail' | 'newCustomer' | 'keepContact'>,
): CallDraft {
  return advance(call, contact)
}

/** Chooses where it is: a site the office knows, or one it will know from now on. Null: not known yet. */
export function chooseSite(
  call: CallDraft,
  site:
    | { readonly id: string; readonly name: string; readonly customerId: string | null }
    | { readonly address: string }
    | null,
): CallDraft {
  const done = without(call.done, ...ofPlace)
  const known = site && 'id' in site ? site : null
  return advance(call, {
    done,
    siteId: known?.id ?? null,
    siteName: known?.name ?? null,
    newSite: site && 'address' in site ? site.address : null,
    customerId: known ? (known.customerId ?? call.customerId) : call.customerId,
    assetId: null,
    assetName: null,
    window: null,
  })
}

/** Chooses the equipment; null: none, or not known. */
export function chooseAsset(call: CallDraft, asset: { readonly id: string; readonly name: string } | null): CallDraft {
  const changed = asset?.id !== call.assetId
  return advance(call, {
    done: changed ? without(call.done, 'same') : call.done,
    assetId: asset?.id ?? null,
    assetName: asset?.name ?? null,
  })
}

/** Chooses whose questions are asked. Another trade begins anew. */
export function chooseTrade(call: CallDraft, trade: string): CallDraft {
  if (trade === call.trade) return advance(call, {})
  return advance(call, {
    done: without(call.done, 'question', 'same', 'words', 'priority', 'reason', 'window'),
    trade,
    answers: [],
    title: null,
    description: null,
    workTypeId: null,
    durationMinutes: null,
    safety: null,
    priority: null,
    priorityReason: '',
    window: null,
  })
}

/** Answers the question that is asked; `over` when it was the last one. */
export function answerQuestion(
  call: CallDraft,
  kept: readonly GivenAnswer[],
  answer: GivenAnswer,
  over: boolean,
): CallDraft {
  const past = [...call.past, snapshotOf(call)].slice(-deepestPast)
  const answered = { ...call, past, answers: [...kept, answer], typed: { ...call.typed, [`q.${answer.key}`]: '' } }
  return over ? settle({ ...answered, done: [...new Set([...call.done, 'question' as const])] }) : answered
}

/** Chooses a priority: that of the rule, or another one, which asks for its reason. */
export function choosePriority(call: CallDraft, priority: Priority, ofRule: Priority, overrides: boolean): CallDraft {
  const own = priority === ofRule ? null : priority
  const done = own !== null && overrides ? without(call.done, 'reason') : [...call.done, 'reason' as const]
  return advance(call, { done, priority: own, priorityReason: own === call.priority ? call.priorityReason : '' })
}

/** Takes a window, or none. */
export function chooseWindow(call: CallDraft, window: OfferedWindow | null): CallDraft {
  return advance(call, {
    window: window && {
      start: window.start,
      end: window.end,
      technicianName: window.technicianName,
      extraTravelMinutes: window.extraTravelMinutes,
    },
  })
}
