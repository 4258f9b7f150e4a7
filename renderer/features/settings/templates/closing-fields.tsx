import { packetSections } from '#shared/domain/print/print-options.ts'
import { requiredData } from '#shared/domain/work-type/work-type.ts'
import type { TemplateFields } from '#shared/commands/work-type/template-fields.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import type { TemplatePartProps } from './basic-fields.tsx'
import { moved } from './template-draft.ts'

/** What must be there before a work order of this type may be closed. */
export function RequiredData({ fields, onChange }: TemplatePartProps) {
  const { requires } = fields
  return (
    <ul className="template-required">
      {requiredData.map((datum) => (
        <li key={datum}>
          <label className="template-check">
            <input
              type="checkbox"
              checked={requires.includes(datum)}
              onChange={({ target }) =>
                onChange({
                  requires: requiredData.filter((one) => (one === datum ? target.checked : requires.includes(one))),
                })
              }
            />
            <span>{t(`templates.requires-${datum}`)}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}

/** Which sections the packet of this work prints, and in which order. */
export function PacketSections({ fields, onChange }: TemplatePartProps) {
  const layout = fields.packetLayout
  const shown = layout ? [...layout, ...packetSections.filter((one) => !layout.includes(one))] : []
  const set = (next: TemplateFields['packetLayout']) => onChange({ packetLayout: next })
  return (
    <>
      <label className="template-check">
        <input
          type="checkbox"
          checked={layout === null}
          onChange={({ target }) => set(target.checked ? null : [...packetSections])}
        />
        <span>{t('templates.usualSections')}</span>
      </label>
      {layout && (
        <ol className="template-sections" aria-label={t('templates.packetLayout')}>
          {shown.map((section) => {
            const at = layout.indexOf(section)
            const name = t(`print.section-${section}`)
            return (
              <li key={section} className="row">
                <label className="template-check grow">
                  <input
                    type="checkbox"
                    checked={at >= 0}
                    onChange={() => set(at >= 0 ? layout.filter((one) => one !== section) : [...layout, section])}
                  />
                  <span>{name}</span>
                </label>
                {at >= 0 &&
                  ([-1, 1] as const).map((by) => (
                    <Button
                      key={by}
                      size="small"
                      kind="ghost"
                      aria-label={t(by < 0 ? 'templates.sectionUp' : 'templates.sectionDown', { name })}
                      disabled={by < 0 ? at === 0 : at === layout.length - 1}
                      onClick={() => set(moved(layout, at, by))}
                    >
                      {by < 0 ? '↑' : '↓'}
                    </Button>
                  ))}
              </li>
            )
          })}
        </ol>
      )}
    </>
  )
}
