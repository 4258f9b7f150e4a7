import { packetSections } from '#shared/domain/print/print-options.ts'
import { t } from '../../lib/messages.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { toggleSection, useLayoutChoice } from './print-choice.ts'

/** What a packet holds and on which paper. */
export function LayoutPicker() {
  const { sections, paper, twoSided } = useLayoutChoice()
  return (
    <>
      <fieldset>
        <legend className="label">{t('print.sections')}</legend>
        <ul className="print-sections">
          {packetSections.map((section) => (
            <li key={section}>
              <label>
                <input type="checkbox" checked={sections.includes(section)} onChange={() => toggleSection(section)} />
                {t(`print.section-${section}`)}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <fieldset>
        <legend className="label">{t('print.paper')}</legend>
        <div className="row">
          <Segmented
            label={t('print.paper')}
            value={paper}
            onChange={(next) => useLayoutChoice.setState({ paper: next })}
            options={[
              { value: 'a4', text: t('print.paper-a4') },
              { value: 'letter', text: t('print.paper-letter') },
            ]}
          />
        </div>
        <label className="print-line">
          <input
            type="checkbox"
            checked={twoSided}
            onChange={() => useLayoutChoice.setState({ twoSided: !twoSided })}
          />
          {t('print.twoSided')}
        </label>
      </fieldset>
    </>
  )
}
