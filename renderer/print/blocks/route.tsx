import type { Packet, Stop, TechnicianPackets } from '#shared/domain/print/packet.ts'
import type { TravelLeg } from '#shared/domain/travel/travel-leg.ts'
import { formatMinutes, formatTime } from '#renderer/lib/format.ts'
import { legSourceText, legSourcesText } from '#renderer/lib/leg-source.ts'
import { t } from '#renderer/lib/messages.ts'
import type { Block } from '../block.ts'
import { MapPicture } from '../map-picture.tsx'
import { cut } from './pairs.tsx'

/** Travel in words with where its figure comes from; says so when it cannot be known. */
export function travelText(travel: TravelLeg | null): string {
  if (!travel) return ''
  if (travel.source === 'unknown') return t('packet.travelUnknown')
  if (travel.source === 'same-place') return t('packet.samePlace')
  return t('packet.leg', {
    time: formatMinutes(travel.minutes),
    kilometers: Math.round(travel.distanceMeters / 100) / 10,
    source: legSourceText(travel),
  })
}

/** Where the day's travel times come from, and what an estimate is. */
export function travelSources(day: TechnicianPackets): string {
  const legs = [...day.stops.map(({ travel }) => travel), day.travelHome]
  const sources = t('packet.travelSources', { sources: legSourcesText(legs) })
  return legs.some((leg) => leg?.source === 'straight-line-estimate') ? `${sources} ${t('travel.how')}` : sources
}

/** The site on a map with the stops around it. Without coordinates it says so and what to do. */
export function siteMapBlock(packet: Packet, day: TechnicianPackets): Block {
  const around = day.stops.filter((stop) => Math.abs(stop.number - packet.stopNumber) <= 1)
  const strong = (stop: Stop) => stop.number === packet.stopNumber
  return {
    kind: 'solid',
    id: 'site-map',
    gapMm: 4.5,
    node: (
      <div className="two">
        <div>
          <h2>{t('packet.mapTitle')}</h2>
          {packet.map ? (
            <MapPicture
              picture={packet.map}
              widthMm={86}
              home={null}
              route={around.flatMap((stop) => (stop.at ? [stop.at] : []))}
              stops={around.flatMap((stop) =>
                stop.at ? [{ label: String(stop.number), at: stop.at, strong: strong(stop) }] : [],
              )}
            />
          ) : (
            <p className="missing">
              {t('packet.noMap', { reason: t(`packet.ungeocoded-${packet.site?.ungeocodedReason ?? 'missing'}`) })}
            </p>
          )}
          {packet.map && packet.map.attribution.length > 0 && (
            <p className="tiny">{packet.map.attribution.join(' · ')}</p>
          )}
        </div>
        <div>
          <h2>{t('packet.aroundTitle')}</h2>
          <table className="around">
            <tbody>
              {around.map((stop) => (
                <tr key={stop.number}>
                  <td>
                    <b>{stop.number}</b>
                  </td>
                  <td>
                    {strong(stop) ? <b>{cut(stop.place, 60)}</b> : cut(stop.place, 60)}
                    <br />
                    <span className="smaller">
                      {[strong(stop) ? '' : cut(stop.title, 50), travelText(stop.travel)].filter(Boolean).join(' · ')}
                    </span>
                  </td>
                  <td>
                    {strong(stop) ? (
                      <b>{formatTime(stop.startsAt, packet.zone)}</b>
                    ) : (
                      formatTime(stop.startsAt, packet.zone)
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="tiny">
            {[
              ...day.breaks.map((pause) =>
                t('packet.breakAt', {
                  from: formatTime(pause.startsAt, packet.zone),
                  to: formatTime(pause.endsAt, packet.zone),
                }),
              ),
              travelSources(day),
            ].join(' ')}
          </p>
        </div>
      </div>
    ),
  }
}
