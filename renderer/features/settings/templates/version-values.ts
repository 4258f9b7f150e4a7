import type { WorkTypeBody } from '#shared/domain/work-type/work-type.ts'
import type { TemplateChoices } from '#shared/queries/templates.ts'
import { hasText, t } from '../../../lib/messages.ts'

type Names = Pick<TemplateChoices, 'skills' | 'policies'>

/** What one field of a template was and became, in words; of lists only what differs. */
export function valueTexts(
  field: string,
  { before, after }: { readonly before: unknown; readonly after: unknown },
  names: Names | undefined,
): { readonly before: string; readonly after: string } {
  if (Array.isArray(before) && Array.isArray(after)) {
    const [was, is] = [before.map((one) => entryText(field, one)), after.map((one) => entryText(field, one))]
    const only = (all: readonly string[], others: readonly string[]) => all.filter((one) => !others.includes(one))
    const [gone, come] = [only(was, is), only(is, was)]
    // The same entries in another order.
    if (gone.length === 0 && come.length === 0) return { before: listText(was), after: listText(is) }
    return { before: listText(gone), after: listText(come) }
  }
  return { before: oneText(field, before, names), after: oneText(field, after, names) }
}

function listText(texts: readonly string[]): string {
  return texts.length === 0 ? t('inspector.noValue') : texts.join(', ')
}

function entryText(field: string, entry: unknown): string {
  if (field === 'checklist') return checklistText(entry as WorkTypeBody['checklist'][number])
  if (field === 'parts') return partText(entry as WorkTypeBody['parts'][number])
  const key = `templates.${field}-${String(entry)}`
  return hasText(key) ? t(key) : String(entry)
}

function checklistText({ text, unit, min, max, required }: WorkTypeBody['checklist'][number]): string {
  const limits = min != null || max != null ? `${min ?? ''}–${max ?? ''}` : ''
  const facts = [[limits, unit].filter(Boolean).join(' '), required === false ? t('templates.optionalItem') : '']
  const said = facts.filter((fact) => fact !== '').join(', ')
  return said === '' ? text : `${text} (${said})`
}

function partText({ name, quantity }: WorkTypeBody['parts'][number]): string {
  return `${quantity} × ${name}`
}

function oneText(field: string, value: unknown, names: Names | undefined): string {
  if (value === null || value === '') return t('inspector.noValue')
  if (typeof value === 'boolean') return t(value ? 'customFields.yes' : 'customFields.no')
  if (field === 'skillId') return nameOf(value, names?.skills)
  if (field === 'slaPolicyId') return nameOf(value, names?.policies)
  if (field === 'priority') return t(`priority.${String(value)}`)
  if (Array.isArray(value)) return listText(value.map((one) => entryText(field, one)))
  return String(value)
}

function nameOf(id: unknown, all: Names['skills'] | undefined): string {
  return all?.find((one) => one.id === id)?.name ?? t('inspector.gone')
}
