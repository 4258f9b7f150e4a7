import type { PrintedField } from '#shared/domain/print/packet.ts'
import { formatDate, numberText } from '#renderer/lib/format.ts'
import { t } from '#renderer/lib/messages.ts'
import type { Block } from '../block.ts'
import { piecesOf } from '../text-pieces.ts'
import { WriteLine } from './pairs.tsx'
import { tableBlock } from './table-block.tsx'

/** The office's own fields that it wants on paper; a required one that is empty has room to write. */
export function customFieldsBlock(fields: readonly PrintedField[]): Block {
  return tableBlock({
    id: 'custom-fields',
    title: t('packet.fieldsTitle'),
    keep: true,
    look: 'small',
    columns: [{ title: t('packet.field'), widthMm: 62 }, { title: t('packet.value') }],
    rows: fields.flatMap((field) =>
      field.value === null
        ? [[labelOf(field), <WriteLine key="value" widthMm={58} />]]
        : piecesOf(valueText(field)).map((piece, part) => [
            part === 0 ? labelOf(field) : '',
            <bdi key="value">{piece}</bdi>,
          ]),
    ),
  })
}

function labelOf({ on, label }: PrintedField): string {
  return t('packet.fieldOn', { on, label })
}

function valueText({ type, unit, value }: PrintedField): string {
  const withUnit = (text: string) => (unit ? `${text} ${unit}` : text)
  if (typeof value === 'boolean') return t(value ? 'packet.yes' : 'packet.no')
  if (typeof value === 'number') return withUnit(numberText(value))
  const text = value ?? ''
  if (type === 'date' && text !== '') return formatDate(Date.parse(`${text}T12:00:00Z`), 'UTC', true)
  return type === 'text' || type === 'number' ? withUnit(text) : text
}
