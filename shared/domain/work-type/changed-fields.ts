import { sameJson } from './same-json.ts'
import { workTypeBodySchema } from './work-type.ts'
import type { WorkTypeBody } from './work-type.ts'

/** A field of a template that a version keeps. */
export type TemplateField = keyof WorkTypeBody

/** Fields whose values differ between two versions of a template, in the order the template has them. */
export function changedFields(before: WorkTypeBody, after: WorkTypeBody): TemplateField[] {
  const fields = Object.keys(workTypeBodySchema.shape) as TemplateField[]
  return fields.filter((field) => !sameJson(before[field], after[field]))
}
