import type { Packet } from '#shared/domain/print/packet.ts'
import { coverLook } from '#renderer/lib/cover-look.ts'
import { formatDate, formatDateTime, formatMinutes, formatTime } from '#renderer/lib/format.ts'
import { hasText, t } from '#renderer/lib/messages.ts'
import type { Block } from '../block.ts'
import { cut, longValue, Pairs } from './pairs.tsx'
import type { Pair } from './pairs.tsx'
import { tableBlock } from './table-block.tsx'
import { textBlock } from './text-block.tsx'

/** Longest title and address that the head of a page holds; longer ones are told in full in the body. */
export const headLimits = { title: 90, place: 110 } as const

/** Site, contact, deadline, skills, asset: the facts of the work order in two columns. */
export function factsBlock(packet: Packet): Block {
  return {
    kind: 'solid',
    id: 'facts',
    gapMm: 4.5,
    node: (
      <div className="two">
        <Pairs title={t('packet.siteTitle')} pairs={sitePairs(packet)} />
        <Pairs title={t('packet.deadlineTitle')} pairs={deadlinePairs(packet)} />
        {packet.asset && (
          <div className="wide">
            <h2>{t('packet.assetTitle')}</h2>
            <p className="medium">{assetText(packet.asset)}</p>
          </div>
        )}
      </div>
    ),
  }
}

function sitePairs({ site, customer, contacts }: Packet): Pair[] {
  const contact = contacts[0]
  return [
    [t('packet.site'), site ? cut(placeOf(site)) : t('packet.noSite')],
    [
      t('packet.district'),
      site && [site.district, site.territory].filter((part, at, all) => part && all.indexOf(part) === at).join(', '),
    ],
    [t('packet.customer'), customer && cut([customer.name, customer.phone].filter(Boolean).join(', '))],
    [
      t('packet.contact'),
      contact ? cut([contact.name, contact.role, contact.phone].filter(Boolean).join(', ')) : t('packet.noContact'),
    ],
    [t('packet.access'), site?.accessNotes ? cut(site.accessNotes) : t('packet.noAccess')],
    [
      t('packet.coordinates'),
      site?.at ? `${site.at[1].toFixed(5)}, ${site.at[0].toFixed(5)}` : t('packet.noCoordinates'),
    ],
  ]
}

/** Name and address, told once where one repeats the other. */
function placeOf({ name, address }: NonNullable<Packet['site']>): string {
  if (address.trim() === '' || name.startsWith(address)) return name
  return address.startsWith(name) ? address : `${name}, ${address}`
}

function deadlinePairs({ workOrder, workType, visit, crew, zone, cover }: Packet): Pair[] {
  const window =
    visit.windowStartsAt !== null && visit.windowEndsAt !== null
      ? t('packet.span', { from: formatDateTime(visit.windowStartsAt, zone), to: formatTime(visit.windowEndsAt, zone) })
      : null
  return [
    [t('packet.opened'), formatDateTime(workOrder.openedAt, zone)],
    ...workOrder.clocks.map((clock): Pair => [t(`packet.${clock.name}By`), clockText(clock, zone)]),
    [t('packet.resolveBy'), workOrder.clocks.some(({ name }) => name === 'resolve') ? null : t('packet.noClock')],
    [t('packet.window'), window],
    [t('packet.sla'), workOrder.slaName],
    [t('coverage.title'), coverText(cover)],
    [
      t('packet.skill'),
      workType?.skillName
        ? t('packet.skillLevel', { skill: workType.skillName, level: workType.skillLevel })
        : t('packet.noSkill'),
    ],
    [t('packet.certificate'), workType?.certificateName ?? null],
    [t('packet.duration'), formatMinutes(visit.durationMinutes)],
    [t('packet.crew'), crew.length > 1 ? crew.map((member) => `${member.code} ${member.name}`).join(', ') : null],
    [t('packet.request'), requestText(workOrder)],
    [t('packet.team'), workOrder.team],
  ]
}

/** When a promise falls due, and what became of it by the time of printing. */
function clockText(
  { state, targetAt, stoppedAt, promised }: Packet['workOrder']['clocks'][number],
  zone: string,
): string {
  const at = formatDateTime(targetAt, zone)
  if (stoppedAt !== null) return t('packet.clockStopped', { at, state, stopped: formatDateTime(stoppedAt, zone) })
  return t('packet.clockOpen', { at, state, promised: String(promised) })
}

/** Who bears the work on the day of the visit, so that nobody on site promises the customer otherwise. */
function coverText(cover: Packet['cover']): string {
  const { text, detail } = coverLook(cover)
  return [text, detail].filter(Boolean).join('. ')
}

function requestText({ requestNumber, externalId, source }: Packet['workOrder']): string | null {
  const number = requestNumber === null ? null : t('packet.requestNumber', { number: String(requestNumber) })
  return cut([number, externalId, source].filter(Boolean).join(', ')) || null
}

/** A calendar day with its year, `18 Jun 2015`. */
function dayText(day: string): string {
  return formatDate(Date.parse(`${day}T12:00:00Z`), 'UTC', true)
}

/** The asset on one line: what it is, and what is known of it. */
function assetText(asset: NonNullable<Packet['asset']>): string {
  const model = [asset.manufacturer, asset.model].filter(Boolean).join(' ')
  const known = [
    cut([asset.tag, asset.name].filter(Boolean).join(' ')),
    cut(model),
    asset.serial && t('packet.serial', { serial: cut(asset.serial, 60) }),
    asset.installedOn && t('packet.installed', { date: dayText(asset.installedOn) }),
    asset.warrantyUntil && t('packet.warranty', { date: dayText(asset.warrantyUntil) }),
  ]
  return known.filter(Boolean).join(' · ')
}

/** What was reported, notes for the technician, and every fact too long for its place in the lists above. */
export function wordBlocks(packet: Packet): Block[] {
  const { workOrder, site, contacts, notes, visit, zone } = packet
  const blocks: Block[] = []
  const describe = workOrder.description.trim()
  if (workOrder.title.length > headLimits.title)
    blocks.push(textBlock('full-title', t('packet.fullTitle'), workOrder.title))
  blocks.push(
    describe === ''
      ? {
          kind: 'solid',
          id: 'description',
          gapMm: 4.5,
          node: (
            <>
              <h2>{t('packet.reportedTitle')}</h2>
              <p>{t('packet.noDescription')}</p>
            </>
          ),
        }
      : textBlock('description', t('packet.reportedTitle'), describe),
  )
  const fullSite = site ? `${site.name}\n${site.address}` : ''
  if (fullSite.length > longValue) blocks.push(textBlock('full-site', t('packet.siteFull'), fullSite))
  if (site?.accessNotes && site.accessNotes.length > longValue) {
    blocks.push(textBlock('full-access', t('packet.accessFull'), site.accessNotes))
  }
  notes.forEach((note, at) => {
    const about = hasText(`packet.on-${note.on}`) ? t(`packet.on-${note.on}`) : ''
    const title = t('packet.noteTitle', {
      about,
      author: cut(note.author, 60),
      at: formatDateTime(note.writtenAt, zone),
    })
    blocks.push(textBlock(`note-${at}`, title, note.text))
  })
  if (visit.overrideReason) blocks.push(textBlock('override', t('packet.overrideTitle'), visit.overrideReason))
  if (workOrder.holdReason) blocks.push(textBlock('hold', t('packet.holdTitle'), workOrder.holdReason))
  if (contacts.length > 1 || contacts.some((contact) => contact.email)) {
    blocks.push(
      tableBlock({
        id: 'contacts',
        title: t('packet.contactsTitle'),
        look: 'small',
        columns: [
          { title: t('packet.name') },
          { title: t('packet.role') },
          { title: t('packet.phone') },
          { title: t('packet.email') },
        ],
        rows: contacts.map((contact) => [
          cut(contact.name),
          cut(contact.role ?? ''),
          cut(contact.phone ?? ''),
          cut(contact.email ?? ''),
        ]),
      }),
    )
  }
  return blocks
}
