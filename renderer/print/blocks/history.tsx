import type { HistoryEntry } from '#shared/domain/print/packet.ts'
import { formatDate } from '#renderer/lib/format.ts'
import { hasText, t } from '#renderer/lib/messages.ts'
import type { Block } from '../block.ts'
import { cut } from './pairs.tsx'
import { tableBlock } from './table-block.tsx'

/** What happened before at the asset, the site and nearby. */
export function historyBlock(history: readonly HistoryEntry[], zone: string): Block {
  const title = t('packet.historyTitle')
  if (history.length === 0) {
    return {
      kind: 'solid',
      id: 'history',
      gapMm: 4.5,
      node: (
        <>
          <h2>{title}</h2>
          <p>{t('packet.noHistory')}</p>
        </>
      ),
    }
  }
  return tableBlock({
    id: 'history',
    title,
    look: 'small',
    columns: [
      { title: t('packet.record'), widthMm: 22 },
      { title: t('packet.what') },
      { title: t('packet.howFar'), widthMm: 24 },
      { title: t('packet.state'), widthMm: 44 },
    ],
    rows: history.map((entry) => [
      <b key="number">
        {t(entry.kind === 'workOrder' ? 'packet.workOrderNumber' : 'packet.requestNumber', {
          number: String(entry.number),
        })}
      </b>,
      <bdi key="what">{cut(`${entry.title}, ${entry.place}`)}</bdi>,
      entry.relation === 'near'
        ? t('packet.meters', { meters: entry.distanceMeters })
        : t(`packet.relation-${entry.relation}`),
      stateOf(entry, zone),
    ]),
  })
}

function stateOf(entry: HistoryEntry, zone: string): string {
  if (entry.closedAt !== null) return t('packet.closedOn', { date: formatDate(entry.closedAt, zone, true) })
  const opened = formatDate(entry.openedAt, zone, true)
  const status = hasText(`status.${entry.status}`) ? t(`status.${entry.status}`) : ''
  return entry.status === 'new' || entry.status === 'open' || status === ''
    ? t('packet.openSince', { date: opened })
    : t('packet.statusSince', { status, date: opened })
}
