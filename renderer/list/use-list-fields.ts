import { useMemo } from 'react'
import type { CustomField, CustomSubject } from '#shared/domain/custom-field/custom-field.ts'
import { customFieldsAll } from '#shared/queries/custom-fields.ts'
import { useQueryOf } from '../api/use-query-of.ts'

const none: readonly CustomField[] = []

/** The office's own fields of a kind of record that are in use, in order. */
export function useListFields(subject: CustomSubject | null): readonly CustomField[] {
  const all = useQueryOf(customFieldsAll, {}, { enabled: subject !== null }).data
  return useMemo(() => all?.filter((field) => field.subject === subject && field.active) ?? none, [all, subject])
}
