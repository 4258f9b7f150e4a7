import type { PacketSet, Stop, TechnicianPackets } from '#shared/domain/print/packet.ts'
import { formatDate, formatDateTime, formatMinutes, formatTime } from '#renderer/lib/format.ts'
import { t } from '#renderer/lib/messages.ts'
import type { Block } from '../block.ts'
import { MapPicture } from '../map-picture.tsx'
import { loadBlock } from './parts.tsx'
import { cut, Pairs, WriteLine } from './pairs.tsx'
import type { Pair } from './pairs.tsx'
import { Priority } from '../priority-mark.tsx'
import { travelSources, travelText } from './route.tsx'
import { tableBlock } from './table-block.tsx'

/** A technician's day on one sheet: totals, route map, stops in order, what to load, and the day's own lines to fill in. */
export function coverBlocks(day: TechnicianPackets, set: PacketSet, withParts: boolean, withMap: boolean): Block[] {
  const blocks: Block[] = [summaryBlock(day, set)]
  if (withMap) blocks.push(mapBlock(day))
  blocks.push(stopsBlock(day, set.zone))
  if (withParts && day.load.length > 0) blocks.push(loadBlock(day.load))
  blocks.push({
    kind: 'solid',
    id: 'day-record',
    gapMm: 4.5,
    node: (
      <>
        <h2>{t('packet.dayRecordTitle')}</h2>
        <div className="day-record">
          {['dayStarted', 'dayFinished', 'odometerStart', 'odometerEnd'].map((name) => (
            <span key={name}>
              {t(`packet.${name}`)} <WriteLine widthMm={20} />
            </span>
          ))}
        </div>
      </>
    ),
  })
  return blocks
}

function summaryBlock(day: TechnicianPackets, { zone }: PacketSet): Block {
  const span = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) =>
    t('packet.span', { from: formatTime(startsAt, zone), to: formatTime(endsAt, zone) })
  const { totals, stops } = day
  const first = stops[0]
  const last = stops.at(-1)
  const time: Pair[] = [
    [t('packet.shift'), day.shifts.map(span).join(', ') || t('packet.noShift')],
    [t('packet.break'), day.breaks.map(span).join(', ')],
    [
      t('packet.absence'),
      day.absences
        .map(
          (absence) =>
            `${cut(absence.reason, 60)}, ${t('packet.span', { from: formatDateTime(absence.startsAt, zone), to: formatDateTime(absence.endsAt, zone) })}`,
        )
        .join('; '),
    ],
    [t('packet.firstStop'), first && formatTime(first.startsAt, zone)],
    [t('packet.lastStop'), last && formatTime(last.endsAt, zone)],
  ]
  const sums: Pair[] = [
    [t('packet.stops'), String(stops.length)],
    [t('packet.onSite'), formatMinutes(totals.workMinutes)],
    [
      t('packet.travelTotal'),
      t('packet.travel', {
        time: formatMinutes(totals.travelMinutes),
        kilometers: Math.round(totals.travelMeters / 100) / 10,
      }),
    ],
    [
      t('packet.unknownLegs'),
      totals.unknownLegs > 0 ? t('packet.unknownLegsCount', { count: totals.unknownLegs }) : null,
    ],
    [t('packet.travelHome'), travelText(day.travelHome)],
  ]
  return {
    kind: 'solid',
    id: 'summary',
    gapMm: 0,
    node: (
      <div className="two">
        <Pairs title={t('packet.dayTitle')} pairs={time} />
        <Pairs title={t('packet.totalsTitle')} pairs={sums} />
      </div>
    ),
  }
}

function mapBlock(day: TechnicianPackets): Block {
  const { map, stops, technician } = day
  const located = stops.flatMap((stop) => (stop.at ? [{ label: String(stop.number), at: stop.at, strong: true }] : []))
  const missing = stops.filter((stop) => !stop.at).map((stop) => stop.number)
  const home = technician.home
  const route = located.map((stop) => stop.at)
  return {
    kind: 'solid',
    id: 'route-map',
    gapMm: 4.5,
    node: (
      <>
        <h2>{t('packet.routeMapTitle')}</h2>
        {map && located.length > 0 ? (
          <MapPicture picture={map} widthMm={180} home={home} route={route} stops={located} />
        ) : (
          <p className="missing">{t('packet.noRouteMap')}</p>
        )}
        <p className="tiny">
          {[
            missing.length > 0
              ? t('packet.stopsWithoutPlace', { stops: missing.join(', '), count: missing.length })
              : '',
            travelSources(day),
            ...(map?.attribution ?? []),
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      </>
    ),
  }
}

function stopsBlock(day: TechnicianPackets, zone: string): Block {
  return tableBlock({
    id: 'stops',
    title: t('packet.stopsTitle'),
    look: 'stops',
    columns: [
      { title: t('packet.stop'), widthMm: 10 },
      { title: t('packet.arriveLeave'), widthMm: 26 },
      { title: t('packet.workOrder'), widthMm: 27 },
      { title: t('packet.where-and-what') },
      { title: t('packet.travelThere'), widthMm: 27 },
      { title: t('packet.resolveBy'), widthMm: 29 },
    ],
    rows: day.stops.map((stop, at) => [
      <b key="number" className="stop-number">
        {stop.number}
      </b>,
      <b key="time">
        {formatTime(stop.startsAt, zone)}–{formatTime(stop.endsAt, zone)}
      </b>,
      <span key="order">
        {t('packet.workOrderNumber', { number: String(stop.workOrderNumber) })}
        <Priority priority={stop.priority} />
      </span>,
      <Where key="where" stop={stop} zone={zone} />,
      <span key="travel">
        {travelText(stop.travel)}
        {short(day.stops[at - 1], stop) > 0 && (
          <b className="short">{t('packet.short', { time: formatMinutes(short(day.stops[at - 1], stop)) })}</b>
        )}
      </span>,
      stop.resolveBy === null
        ? t('packet.noClock')
        : `${formatDate(stop.resolveBy, zone)}, ${formatTime(stop.resolveBy, zone)}`,
    ]),
  })
}

function Where({ stop, zone }: { readonly stop: Stop; readonly zone: string }) {
  return (
    <span>
      <bdi>{cut([stop.place, stop.district].filter(Boolean).join(', '), 120) || t('packet.noAddress')}</bdi>
      <br />
      <bdi className="smaller">{cut(stop.title, 100)}</bdi>
      {stop.windowStartsAt !== null && stop.windowEndsAt !== null && (
        <span className="smaller">
          {' '}
          ·{' '}
          {t('packet.windowAt', {
            from: formatTime(stop.windowStartsAt, zone),
            to: formatTime(stop.windowEndsAt, zone),
          })}
        </span>
      )}
      {stop.packetWith && <span className="smaller"> · {t('packet.packetWith', { code: stop.packetWith })}</span>}
    </span>
  )
}

/** Minutes by which the gap before a stop is too short for the travel to it; 0 when it is long enough. */
function short(before: Stop | undefined, stop: Stop): number {
  if (!before || !stop.travel) return 0
  return Math.max(0, stop.travel.minutes - Math.floor((stop.startsAt - before.endsAt) / 60_000))
}
