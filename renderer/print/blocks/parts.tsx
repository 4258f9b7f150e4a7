import type { PartNeed } from '#shared/domain/work-type/work-type.ts'
import { formatNumber } from '#renderer/lib/format.ts'
import { t } from '#renderer/lib/messages.ts'
import type { Block } from '../block.ts'
import { cut, WriteLine } from './pairs.tsx'
import { tableBlock } from './table-block.tsx'

const quantityOf = (quantity: number) =>
  formatNumber(quantity, Number.isInteger(quantity) ? 0 : Number.isInteger(quantity * 10) ? 1 : 2)
const tick = <i className="box" />

/** Parts and tools of one visit, with lines for what was used besides. */
export function partsBlock(parts: readonly PartNeed[]): Block {
  return tableBlock({
    id: 'parts',
    title: t('packet.partsTitle'),
    keep: true,
    columns: [
      { title: t('packet.taken'), widthMm: 13 },
      { title: t('packet.item') },
      { title: t('packet.where'), widthMm: 20 },
      { title: t('packet.quantity'), widthMm: 20 },
      { title: t('packet.used'), widthMm: 28 },
    ],
    rows: [
      ...parts.map((part) => [
        tick,
        <bdi key="name">{cut(part.name, 300)}</bdi>,
        t(`packet.where-${part.where}`),
        quantityOf(part.quantity),
        part.kind === 'part' ? <WriteLine key="used" /> : t('packet.bringBack'),
      ]),
      [tick, <WriteLine key="name" widthMm={70} />, '', '', <WriteLine key="used" />],
    ],
  })
}

/** What to load for the whole day. */
export function loadBlock(load: readonly (PartNeed & { readonly stops: readonly number[] })[]): Block {
  return tableBlock({
    id: 'load',
    title: t('packet.loadTitle'),
    columns: [
      { title: t('packet.loaded'), widthMm: 13 },
      { title: t('packet.item') },
      { title: t('packet.where'), widthMm: 20 },
      { title: t('packet.quantity'), widthMm: 20 },
      { title: t('packet.forStops'), widthMm: 48 },
    ],
    rows: load.map((need) => [
      tick,
      <bdi key="name">{cut(need.name, 300)}</bdi>,
      t(`packet.where-${need.where}`),
      quantityOf(need.quantity),
      need.stops.join(', '),
    ]),
  })
}
