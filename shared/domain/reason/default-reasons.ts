import { reasonKinds } from './reason.ts'
import type { Reason, ReasonKind } from './reason.ts'

/** A reason as a list offers it. */
export type OfferedReason = Pick<Reason, 'kind' | 'label' | 'pausesClock'>

const plain = (kind: ReasonKind, ...labels: string[]): OfferedReason[] =>
  labels.map((label) => ({ kind, label, pausesClock: false }))

/**
 * The reasons that hold until an office keeps its own list of a kind. SLA clocks pause only where the customer or
 * something outside the office's hands keeps the work waiting.
 */
export const defaultReasons: Readonly<Record<ReasonKind, readonly OfferedReason[]>> = {
  hold: [
    { kind: 'hold', label: 'Waiting for parts', pausesClock: false },
    { kind: 'hold', label: 'No access', pausesClock: true },
    { kind: 'hold', label: 'Waiting for the customer', pausesClock: true },
    { kind: 'hold', label: 'Waiting for approval', pausesClock: true },
    { kind: 'hold', label: 'Weather', pausesClock: true },
    { kind: 'hold', label: 'Waiting for another trade', pausesClock: false },
  ],
  reject: plain(
    'reject',
    'Not our installation',
    'Not enough information',
    'Caller withdrew it',
    'Done already',
    'Not worth the cost',
  ),
  cancel: plain('cancel', 'Customer called it off', 'Done already', 'Entered by mistake', 'Not needed any more'),
  override: plain(
    'override',
    'Agreed with the technician',
    'Agreed with the customer',
    'Emergency',
    'Nobody else is free',
  ),
  visitAgain: plain(
    'visitAgain',
    'Not fixed the first time',
    'Another fault',
    'Planned second visit',
    'Under warranty of the repair',
  ),
  missed: plain(
    'missed',
    'No access',
    'Nobody at home',
    'Ran out of time',
    'Technician ill',
    'Vehicle broke down',
    'Weather',
  ),
}

/**
 * The reasons a list offers, in their order: the office's own where it keeps any of the kind, else the built-in ones.
 * Reasons that are switched off are not offered.
 */
export function offeredReasons(kind: ReasonKind, stored: readonly Reason[]): readonly OfferedReason[] {
  const own = stored.filter((reason) => reason.kind === kind)
  if (own.length === 0) return defaultReasons[kind]
  return own.filter(({ active }) => active).toSorted(byPosition)
}

/** The order of a list: by position, then by name. */
export function byPosition(a: Reason, b: Reason): number {
  return a.position - b.position || (a.label < b.label ? -1 : 1)
}

/** The reason of a list that somebody chose, or null when they wrote their own words. */
export function chosenReason(
  kind: ReasonKind,
  words: string,
  stored: readonly Reason[],
): { readonly id: string | null; readonly pausesClock: boolean } | null {
  const found = offeredReasons(kind, stored).find(({ label }) => label === words)
  if (!found) return null
  return { id: 'id' in found ? (found as Reason).id : null, pausesClock: found.pausesClock }
}

/** Kinds in the order Settings lists them. */
export const listedReasonKinds: readonly ReasonKind[] = reasonKinds
