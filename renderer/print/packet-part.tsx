import type { Packet, PacketSet, TechnicianPackets } from '#shared/domain/print/packet.ts'
import type { Layout, PacketSection } from '#shared/domain/print/print-options.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { formatDateTime, formatDay, formatTime } from '#renderer/lib/format.ts'
import { t } from '#renderer/lib/messages.ts'
import { recordNumber } from '#renderer/lib/record-number.ts'
import type { Block } from './block.ts'
import { checklistBlock } from './blocks/checklist.tsx'
import { customFieldsBlock } from './blocks/custom-fields.tsx'
import { historyBlock } from './blocks/history.tsx'
import { cut } from './blocks/pairs.tsx'
import { partsBlock } from './blocks/parts.tsx'
import { siteMapBlock } from './blocks/route.tsx'
import { signOffBlocks } from './blocks/sign-off.tsx'
import { warningBlock } from './blocks/text-block.tsx'
import { factsBlock, headLimits, wordBlocks } from './blocks/work-order.tsx'
import type { Part } from './part.ts'
import { Priority } from './priority-mark.tsx'

/** Sections of a packet whose template names none, in the order they are needed on the way. */
const usualSections: readonly PacketSection[] = ['safety', 'parts', 'map', 'history', 'checklist', 'signOff']

/** What each section draws; the day sheet is a part of its own. */
const sectionBlocks: Readonly<Record<PacketSection, (packet: Packet, day: TechnicianPackets) => readonly Block[]>> = {
  cover: () => [],
  safety: ({ workType }) =>
    workType?.safetyNotes?.trim() ? [warningBlock('safety', t('packet.beforeWork'), workType.safetyNotes)] : [],
  parts: ({ workType }) => [partsBlock(workType?.parts ?? [])],
  map: (packet, day) => [siteMapBlock(packet, day)],
  history: ({ history, zone }) => [historyBlock(history, zone)],
  checklist: ({ workType }) =>
    workType && workType.checklist.length > 0
      ? [checklistBlock(cut(workType.name, 60), workType.version, workType.checklist)]
      : [],
  signOff: () => signOffBlocks(),
}

/** The packet of one visit. */
export function packetPart(packet: Packet, day: TechnicianPackets, set: PacketSet, { sections }: Layout): Part {
  const { workOrder, workType, visit, version } = packet
  const number = t('packet.workOrderNumber', { number: recordNumber('workOrder', workOrder.number) })
  // The first visit of a work order keeps the short code; further ones carry their number.
  const further = visit.sequence > 1
  const name = further ? t('packet.furtherVisit', { number, sequence: visit.sequence }) : number
  const wanted = (workType?.layout ?? usualSections).filter((section) => sections.includes(section))
  // What to mind before work comes first of all where the template begins with it; else the work order itself does.
  const beginning = wanted[0] === 'safety' ? wanted.slice(0, 1) : []
  const draw = (section: PacketSection) => sectionBlocks[section](packet, day)
  const blocks: Block[] = [
    ...beginning.flatMap(draw),
    factsBlock(packet),
    ...(packet.customFields.length > 0 ? [customFieldsBlock(packet.customFields)] : []),
    ...wordBlocks(packet),
    ...wanted.slice(beginning.length).flatMap(draw),
  ]
  return {
    id: `packet-${packet.visitId}`,
    kind: 'packet',
    name: `${name} ${cut(workOrder.title, 60)}`,
    technicianCode: day.technician.code,
    visitId: packet.visitId,
    blocks,
    head: (compact) => <PacketHead compact={compact} name={name} packet={packet} day={day} set={set} />,
    footNote: (page) => t('packet.returnPage', { name, page }),
    code: (page) => ({
      content: `fieldboard:WO-${workOrder.number}${further ? `;n${visit.sequence}` : ''};v${version};p${page}`,
      readable: `WO-${workOrder.number}${further ? `.${visit.sequence}` : ''}-v${version}-p${page}`,
    }),
  }
}

interface HeadProps {
  readonly compact: boolean
  readonly name: string
  readonly packet: Packet
  readonly day: TechnicianPackets
  readonly set: PacketSet
}

function PacketHead({ compact, name, packet, day, set }: HeadProps) {
  const { workOrder, visit, zone, site, replaces, version } = packet
  const place = site ? site.address || site.name : t('packet.noSite')
  const times = t('packet.arrive', { from: formatTime(visit.startsAt, zone), to: formatTime(visit.endsAt, zone) })
  const stop = t('packet.stopOf', { code: day.technician.code, stop: packet.stopNumber, stops: day.stops.length })
  return (
    <>
      <div className="head-what">
        <div>
          <b className="head-number">{name}</b> <Priority priority={workOrder.priority} />
        </div>
        <div className="head-title">
          <bdi>{cut(workOrder.title, headLimits.title)}</bdi>
        </div>
        {!compact && (
          <div className="head-place">
            <bdi>{cut(place, headLimits.place)}</bdi>
          </div>
        )}
      </div>
      <div className="head-when">
        <b>{stop}</b>
        <span>{formatDay(dayOf(visit.startsAt, zone))}</span>
        <span>{zone === set.zone ? times : t('packet.arriveZone', { times, zone })}</span>
        {!compact && (
          <span className="tiny">
            {t('packet.printed', { version, at: formatDateTime(set.printedAt, set.zone), by: cut(set.printedBy, 40) })}
            {replaces && (
              <>
                <br />
                {t('packet.replaces', {
                  version: replaces.version,
                  at: formatDateTime(replaces.printedAt, set.zone),
                  changed: String(replaces.changed),
                })}
              </>
            )}
          </span>
        )}
      </div>
    </>
  )
}
