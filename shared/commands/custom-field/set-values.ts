import { z } from 'zod'
import type { CustomSubject } from '../../domain/custom-field/custom-field.ts'
import { customSubjectSchema } from '../../domain/custom-field/custom-field.ts'
import { problemOfValue } from '../../domain/custom-field/check-value.ts'
import { customValueSchema } from '../../domain/custom-field/custom-values.ts'
import type { CustomValues } from '../../domain/custom-field/custom-values.ts'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** The kind of record that each subject's fields stand on. */
export const customEntities = {
  request: 'requests',
  workOrder: 'workOrders',
  asset: 'assets',
  site: 'sites',
} as const satisfies Record<CustomSubject, string>

/** Writes values of the office's own fields on one or many records, in one step; null takes a value away. */
export const recordSetCustom = defineCommand({
  name: 'record.setCustom',
  args: z.object({
    subject: customSubjectSchema,
    recordIds: z.array(idSchema).min(1).max(20_000),
    values: z.record(z.string(), customValueSchema.nullable()),
  }),
  undoable: true,
  reads: ({ subject, recordIds }) => ({
    records: read.byIds(customEntities[subject], [...new Set(recordIds)]),
    fields: read.all('customFields'),
  }),
  apply: ({ subject, recordIds, values }, { records, fields }) => {
    const known = new Map(fields.filter((field) => field.subject === subject).map((field) => [field.key, field]))
    for (const [key, value] of Object.entries(values)) {
      const field = known.get(key)
      if (!field)
        return refuse(invalidInput(`values.${key}`, `There is no field ${key}. Settings lists those there are.`))
      const problem = value === null ? null : problemOfValue(field, value)
      if (problem)
        return refuse(invalidInput(`values.${key}`, `${field.label}: that does not fit a field of type ${field.type}.`))
    }
    if (records.length === 0) return refuse(notFound(subject, recordIds[0]!))
    const labels = Object.keys(values).map((key) => known.get(key)!.label)
    return decide(
      records.map((record): Change =>
        update(customEntities[subject], record.id, { custom: merged(record.custom, values) }),
      ),
      { key: 'history.customValuesSet', values: { label: labels.join(', '), count: records.length } },
    )
  },
})

function merged(current: CustomValues, values: Readonly<Record<string, CustomValues[string] | null>>): CustomValues {
  const next = { ...current }
  for (const [key, value] of Object.entries(values)) {
    if (value === null || value === '') delete next[key]
    else next[key] = value
  }
  return next
}
