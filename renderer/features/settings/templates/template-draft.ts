import { create } from 'zustand'
import { templateFieldsSchema } from '#shared/commands/work-type/template-fields.ts'
import type { TemplateFields } from '#shared/commands/work-type/template-fields.ts'
import type { WorkType } from '#shared/domain/work-type/work-type.ts'

/** Stands for the template that is being made and has no id yet. */
export const newTemplate = 'new'

/** What a person has changed and not saved. */
export interface TemplateDraft {
  /** Revision of the work type the changes were begun on; null for a new one. */
  readonly rev: number | null
  readonly fields: TemplateFields
  /** Saved, but the answer from the backend may still be the one before. */
  readonly saved: boolean
}

interface Drafts {
  /** By id of the work type, or `newTemplate`. Kept while another template or page is looked at. */
  readonly drafts: Readonly<Record<string, TemplateDraft>>
  readonly keep: (id: string, draft: TemplateDraft | null) => void
}

/** Unsaved changes of templates, so that nothing typed is lost by looking something up elsewhere. */
export const useDrafts = create<Drafts>((set) => ({
  drafts: {},
  keep: (id, draft) =>
    set(({ drafts }) => {
      const { [id]: _old, ...rest } = drafts
      return { drafts: draft ? { ...rest, [id]: draft } : rest }
    }),
}))

/** The editable part of a work type. */
export function fieldsOf(workType: WorkType): TemplateFields {
  const names = Object.keys(templateFieldsSchema.shape) as (keyof TemplateFields)[]
  return Object.fromEntries(names.map((name) => [name, workType[name]])) as unknown as TemplateFields
}

/** A template nobody has filled in; an hour, because a visit always has a length. */
export const emptyFields: TemplateFields = {
  name: '',
  category: '',
  kind: 'other',
  fieldWork: true,
  skillId: null,
  skillLevel: 1,
  certificateName: null,
  durationMinutes: 60,
  crewSize: 1,
  priority: 'normal',
  slaPolicyId: null,
  checklist: [],
  parts: [],
  safetyNotes: null,
  requires: [],
  packetLayout: null,
}

/** A list with one member moved by a step, or the same list when it would leave its ends. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by
  const next = [...list]
  if (to < 0 || to >= list.length) return next
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}
