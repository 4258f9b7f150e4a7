import { z } from 'zod'
import { customSubjectSchema, customTypeSchema } from '../../domain/custom-field/custom-field.ts'
import { keyOfLabel } from '../../domain/custom-field/check-value.ts'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/**
 * Adds a field of the office's own, or changes one. Key, kind of record and type stay for ever, so that values that were
 * written keep their meaning; a choice that is taken out stays on the records that have it.
 */
export const customFieldSave = defineCommand({
  name: 'customField.save',
  args: z.object({
    /** Left out: a new field. */
    fieldId: idSchema.optional(),
    subject: customSubjectSchema,
    label: z.string().trim().min(1, 'a field needs a name').max(100),
    type: customTypeSchema,
    choices: z.array(z.string().trim().min(1).max(200)).max(500).default([]),
    unit: z.string().trim().max(20).nullable().default(null),
    required: z.boolean().default(false),
    printed: z.boolean().default(false),
    active: z.boolean().default(true),
  }),
  undoable: true,
  reads: () => ({ all: read.all('customFields') }),
  apply: ({ fieldId, ...fields }, { all }, context) => {
    const current = all.find(({ id }) => id === fieldId) ?? null
    if (fieldId && !current) return refuse(notFound('custom field', fieldId))
    const siblings = all.filter(({ id, subject }) => id !== fieldId && subject === fields.subject)
    if (siblings.some(({ label, active }) => active && label.toLowerCase() === fields.label.toLowerCase())) {
      return refuse(invalidInput('label', `There is a field named ${fields.label} already. Choose another name.`))
    }
    if (fields.type === 'choice' && fields.choices.length === 0) {
      return refuse(invalidInput('choices', 'A choice needs something to choose from. Add at least one.'))
    }
    if (new Set(fields.choices).size !== fields.choices.length) {
      return refuse(invalidInput('choices', 'One of the choices is there twice. Take one out.'))
    }
    if (current && (current.type !== fields.type || current.subject !== fields.subject)) {
      const message = `The type of ${current.label} cannot be changed, because values were written with it. Add another field instead.`
      return refuse(invalidInput('type', message))
    }
    const summary = {
      key: current ? 'history.customFieldChanged' : 'history.customFieldAdded',
      values: { label: fields.label },
    }
    if (current) return decide([update('customFields', current.id, fields)], summary, { fieldId: current.id })
    const id = context.newId()
    // Fields that were taken out still own their keys: old records carry values under them.
    const taken = siblings.map(({ key }) => key)
    const position = Math.max(0, ...siblings.map((sibling) => sibling.position)) + 1
    const key = keyOfLabel(fields.label, taken)
    return decide([insert('customFields', { ...fields, id, key, position })], summary, { fieldId: id })
  },
})
