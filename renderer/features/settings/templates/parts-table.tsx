import { centsOfText, decimalText } from '#shared/domain/cost/currency.ts'
import type { PartNeed } from '#shared/domain/work-type/work-type.ts'
import { useMay } from '../../../api/may.ts'
import { officeCurrency } from '../../../lib/office-currency.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import type { TemplatePartProps } from './basic-fields.tsx'
import { NumberField } from './number-field.tsx'

/** Parts and tools a visit of this type usually needs. */
export function PartsTable({ fields, onChange }: TemplatePartProps) {
  const maySeeCosts = useMay('seeCosts')
  const currency = officeCurrency()
  const { parts } = fields
  const set = (index: number, change: Partial<PartNeed>) =>
    onChange({ parts: parts.map((part, at) => (at === index ? { ...part, ...change } : part)) })
  const setCost = (index: number, cents: number | null) => {
    const { unitCostCents: _old, ...rest } = parts[index]!
    const next = cents === null ? rest : { ...rest, unitCostCents: cents }
    onChange({ parts: parts.map((part, at) => (at === index ? next : part)) })
  }
  const add = () => onChange({ parts: [...parts, { name: '', quantity: 1, where: 'van', kind: 'part' }] })
  return (
    <>
      {parts.length === 0 ? (
        <p className="muted">{t('templates.noParts')}</p>
      ) : (
        <table className="template-parts" aria-label={t('templates.parts')}>
          <thead>
            <tr>
              <th>{t('templates.partName')}</th>
              <th>{t('templates.quantity')}</th>
              <th>{t('templates.where')}</th>
              <th>{t('templates.partKind')}</th>
              {maySeeCosts && <th>{t('templates.unitCost', { currency })}</th>}
              <th aria-label={t('templates.remove')} />
            </tr>
          </thead>
          <tbody>
            {parts.map((part, index) => {
              const name = part.name || t('templates.partNumber', { number: index + 1 })
              return (
                // The place is what stays while a line is edited.
                <tr key={index}>
                  <td>
                    <input
                      className="field"
                      maxLength={300}
                      aria-label={t('templates.partNameOf', { number: index + 1 })}
                      value={part.name}
                      onChange={({ target }) => set(index, { name: target.value })}
                    />
                  </td>
                  <td>
                    <NumberField
                      label={t('templates.quantityOf', { name })}
                      width={70}
                      value={part.quantity}
                      onChange={(quantity) => set(index, { quantity: quantity ?? 0 })}
                    />
                  </td>
                  <td>
                    <select
                      className="field"
                      aria-label={t('templates.whereOf', { name })}
                      value={part.where}
                      onChange={({ target }) => set(index, { where: target.value as PartNeed['where'] })}
                    >
                      <option value="van">{t('templates.van')}</option>
                      <option value="depot">{t('templates.depot')}</option>
                    </select>
                  </td>
                  <td>
                    <select
                      className="field"
                      aria-label={t('templates.partKindOf', { name })}
                      value={part.kind}
                      onChange={({ target }) => set(index, { kind: target.value as PartNeed['kind'] })}
                    >
                      <option value="part">{t('templates.part')}</option>
                      <option value="tool">{t('templates.tool')}</option>
                    </select>
                  </td>
                  {maySeeCosts && (
                    <td>
                      <NumberField
                        label={t('templates.unitCostOf', { name })}
                        value={part.unitCostCents ?? null}
                        read={(typed) => centsOfText(typed, currency)}
                        write={(cents) => decimalText(cents, currency)}
                        onChange={(cents) => setCost(index, cents)}
                      />
                    </td>
                  )}
                  <td>
                    <Button
                      size="small"
                      kind="ghost"
                      icon="i-trash"
                      aria-label={t('templates.removeNamed', { name })}
                      onClick={() => onChange({ parts: parts.filter((_, at) => at !== index) })}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      <div>
        <Button size="small" icon="i-plus" onClick={add}>
          {t('templates.addPart')}
        </Button>
      </div>
    </>
  )
}
