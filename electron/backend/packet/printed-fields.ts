import type { CustomField, CustomSubject } from '#shared/domain/custom-field/custom-field.ts'
import type { CustomValues } from '#shared/domain/custom-field/custom-values.ts'
import type { PrintedField } from '#shared/domain/print/packet.ts'

/** The records of one packet that may have fields of the office's own. */
export type FieldHolders = Readonly<Record<CustomSubject, { readonly custom: CustomValues } | null>>

/** The work order's own fields are what the packet is about; the others follow from the nearest to the farthest. */
const printOrder: readonly CustomSubject[] = ['workOrder', 'request', 'asset', 'site']

/**
 * The office's own fields of one packet, given those that are printed, in order. A field without a value is left out,
 * but for a required one of the work order: it is printed with room to write.
 */
export function fieldsOnPaper(printed: readonly CustomField[], holders: FieldHolders): PrintedField[] {
  return printOrder.flatMap((on) =>
    printed
      .filter(({ subject }) => subject === on)
      .map(({ key, label, type, unit, required }) => ({
        field: { on, label, type, unit, value: holders[on]?.custom[key] ?? null },
        isAsked: required && on === 'workOrder',
      }))
      .filter(({ field, isAsked }) => isAsked || (field.value !== null && field.value !== ''))
      .map(({ field }) => field),
  )
}
