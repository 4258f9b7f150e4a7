import type { PacketSet, TechnicianPackets } from '#shared/domain/print/packet.ts'
import type { Layout } from '#shared/domain/print/print-options.ts'
import { formatDateTime, formatDay } from '#renderer/lib/format.ts'
import { t } from '#renderer/lib/messages.ts'
import { coverBlocks } from './blocks/cover.tsx'
import { cut } from './blocks/pairs.tsx'
import { packetPart } from './packet-part.tsx'
import type { Part } from './part.ts'

/** The whole document in the order it leaves the printer: per technician a cover and the packets, with separators between. */
export function partsOf(set: PacketSet, layout: Layout): Part[] {
  return set.technicians.flatMap((day, at) => {
    const next = set.technicians[at + 1]
    return [
      ...(layout.sections.includes('cover') ? [coverPart(day, set, layout)] : []),
      ...day.packets.map((packet) => packetPart(packet, day, set, layout)),
      ...(next ? [separatorPart(day, next, set)] : []),
    ]
  })
}

/** Codes go into the QR text: anything a scanner's reader could trip over becomes a dash. */
const plain = (code: string) => code.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 40)

function coverPart(day: TechnicianPackets, set: PacketSet, { sections }: Layout): Part {
  const { technician, version } = day
  return {
    id: `cover-${technician.id}`,
    kind: 'cover',
    name: t('packet.coverName', { code: technician.code, name: technician.name }),
    technicianCode: technician.code,
    visitId: null,
    blocks: coverBlocks(day, set, sections.includes('parts'), sections.includes('map')),
    head: (compact) => (
      <>
        <div className="head-what">
          <div>
            <b className="head-number">{cut(technician.code, 30)}</b>
          </div>
          <div className="head-title">
            <bdi>{cut(technician.name, 60)}</bdi>
          </div>
          {!compact && (
            <div className="head-place">{[technician.team, technician.phone].filter(Boolean).join(' · ')}</div>
          )}
        </div>
        <div className="head-when">
          <b>{t('packet.daySheet')}</b>
          <span>{formatDay(set.day)}</span>
          <span>{t('packet.stopCount', { count: day.stops.length })}</span>
          {!compact && (
            <span className="tiny">
              {t('packet.printed', {
                version,
                at: formatDateTime(set.printedAt, set.zone),
                by: cut(set.printedBy, 40),
              })}
            </span>
          )}
        </div>
      </>
    ),
    footNote: () => t('packet.returnDaySheet'),
    code: (page) => ({
      content: `fieldboard:DAY-${set.day};${plain(technician.code)};v${version};p${page}`,
      readable: `${plain(technician.code)}-${set.day.slice(5).replace('-', '')}-v${version}-p${page}`,
    }),
  }
}

function separatorPart(above: TechnicianPackets, below: TechnicianPackets, set: PacketSet): Part {
  const { technician, version } = below
  const side = (day: TechnicianPackets, title: string) => (
    <div>
      <p>{title}</p>
      <p className="split-code">{cut(day.technician.code, 20)}</p>
      <p className="split-name">{cut(day.technician.name, 60)}</p>
      <p>{t('packet.separatorCount', { count: day.packets.length })}</p>
    </div>
  )
  return {
    id: `separator-${technician.id}`,
    kind: 'separator',
    name: t('packet.separatorName', { code: technician.code }),
    technicianCode: technician.code,
    visitId: null,
    blocks: [
      {
        kind: 'solid',
        id: 'separator',
        gapMm: 0,
        fill: true,
        node: (
          <div className="split">
            {side(above, t('packet.separatorAbove'))}
            <div className="split-rule" />
            {side(below, t('packet.separatorBelow'))}
          </div>
        ),
      },
    ],
    head: () => (
      <>
        <div className="head-what">
          <div className="head-title">{t('packet.separatorTitle')}</div>
          <div className="head-place">{set.organisationName}</div>
        </div>
        <div className="head-when">
          <b>{formatDay(set.day)}</b>
          <span className="tiny">{t('packet.printedAt', { at: formatDateTime(set.printedAt, set.zone) })}</span>
        </div>
      </>
    ),
    footNote: () => t('packet.separatorNote'),
    code: (page) => ({
      content: `fieldboard:SEP-${set.day};${plain(technician.code)};v${version};p${page}`,
      readable: `SEP-${plain(technician.code)}-v${version}-p${page}`,
    }),
  }
}
