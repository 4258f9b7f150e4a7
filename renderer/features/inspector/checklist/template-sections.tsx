import { t } from '../../../lib/messages.ts'
import type { ChecklistData } from './use-checklist.ts'

/** What else the template brings: safety instructions, parts and tools. */
export function TemplateSections({ template }: { readonly template: ChecklistData['template'] }) {
  if (!template) return null
  return (
    <>
      {template.safetyNotes && (
        <section>
          <h3 className="label">{t('inspector.safety')}</h3>
          <p className="note-text">{template.safetyNotes}</p>
        </section>
      )}
      {template.parts.length > 0 && (
        <section>
          <h3 className="label">{t('inspector.parts')}</h3>
          <ul>
            {template.parts.map((part, i) => (
              <li key={i} className="row" style={{ minHeight: 22 }}>
                <span className="num">{part.quantity} ×</span>
                <bdi className="grow">{part.name}</bdi>
                <span className="muted">{t(part.where === 'van' ? 'inspector.inVan' : 'inspector.atDepot')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
