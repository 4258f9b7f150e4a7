import type { LabelSet } from '#shared/queries/labels.ts'
import type { BackendContext } from '../context.ts'

/** Labels that are being printed, by the id in the address of the print page, for each backend of this process. */
const preparedOf = new WeakMap<BackendContext, Map<string, LabelSet>>()

/** The label sets of one backend: put in before they are printed and taken out when that has ended. */
export function preparedLabels(context: BackendContext): Map<string, LabelSet> {
  let sets = preparedOf.get(context)
  if (!sets) preparedOf.set(context, (sets = new Map()))
  return sets
}
