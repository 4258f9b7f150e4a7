import type { CustomField } from '#shared/domain/custom-field/custom-field.ts'
import { customFieldsAll } from '#shared/queries/custom-fields.ts'
import { useQueryOf } from '../../api/use-query-of.ts'

const none: readonly CustomField[] = []

/** The office's own fields of work orders that are in use, in order. */
export function useWorkOrderFields(): readonly CustomField[] {
  const all = useQueryOf(customFieldsAll, {}).data
  return all?.filter(({ subject, active }) => subject === 'workOrder' && active) ?? none
}
