import { metersPerDegree, roundScaleMeters, widthMetersOf } from '#shared/domain/print/map-view.ts'
import type { Position } from '#shared/domain/print/map-view.ts'
import type { MapPicture as Picture } from '#shared/domain/print/packet.ts'
import { t } from '#renderer/lib/messages.ts'

/** A stop on the map. */
export interface MapStop {
  readonly label: string
  readonly at: Position
  /** The stop the page is about. */
  readonly strong: boolean
}

interface MapPictureProps {
  readonly picture: Picture
  readonly stops: readonly MapStop[]
  readonly home: Position | null
  /** Straight lines between the stops, in order. */
  readonly route: readonly Position[]
  /** Width on paper, millimetres: strokes and letters are sized for it. */
  readonly widthMm: number
}

const clean = (value: number) => Math.round(value * 100) / 100

/** Outlines, route and numbered stops in black on white, with north at the top and a scale bar. One unit is one millimetre. */
export function MapPicture({ picture, stops, home, route, widthMm }: MapPictureProps) {
  const { view, outlines } = picture
  const groundMeters = widthMetersOf(view)
  const mmPerMeter = widthMm / groundMeters
  const heightMm = (view.north - view.south) * metersPerDegree * mmPerMeter
  const x = (longitude: number) => clean(((longitude - view.west) / (view.east - view.west)) * widthMm)
  const y = (latitude: number) => clean(((view.north - latitude) / (view.north - view.south)) * heightMm)
  const path = (points: readonly Position[]) =>
    points.map(([lon, lat], at) => `${at === 0 ? 'M' : 'L'}${x(lon)} ${y(lat)}`).join('')
  const marks = spread(stops, x, y)
  const labels = outlines.flatMap(({ name, labelAt }) =>
    labelAt ? freePlace(name, x(labelAt[0]), y(labelAt[1]), marks) : [],
  )
  const scaleMeters = roundScaleMeters(groundMeters * 0.3)
  const barMm = scaleMeters * mmPerMeter
  return (
    <svg
      className="map"
      viewBox={`0 0 ${widthMm} ${clean(heightMm)}`}
      role="img"
      aria-label={t('packet.mapLabel', { stops: stops.length })}
    >
      <rect width={widthMm} height={heightMm} fill="#fff" />
      {outlines.map((outline, at) => (
        <path key={at} className="outline" d={outline.rings.map((ring) => `${path(ring)}Z`).join('')} />
      ))}
      {labels.map(({ name, lx, ly }) => (
        <text key={name} className="place" x={lx} y={ly}>
          {name}
        </text>
      ))}
      {home && route.length > 0 && (
        <path className="way-home" d={`${path([home, route[0]!])}${path([route.at(-1)!, home])}`} />
      )}
      {route.length > 1 && <path className="route" d={path(route)} />}
      {home && <path className="home" d={`M${x(home[0]) - 2} ${y(home[1]) + 2}v-2.400l2-1.800 2 1.800v2.400z`} />}
      <g className="north">
        <path d={`M${widthMm - 5} 2.500l2 5.500-2-1.300-2 1.300z`} />
        <text x={widthMm - 5} y={11.5}>
          {t('packet.north')}
        </text>
      </g>
      <g className="scale">
        <rect x={2} y={heightMm - 6.6} width={barMm + 4} height={5.6} />
        <path d={`M4 ${heightMm - 3.4}v1.200h${clean(barMm)}v-1.200`} />
        <text x={4} y={heightMm - 3.8}>
          {scaleMeters >= 1000
            ? t('packet.kilometers', { kilometers: scaleMeters / 1000 })
            : t('packet.meters', { meters: scaleMeters })}
        </text>
      </g>
      {marks.map(({ stop, cx, cy }) => (
        <g key={stop.label} className={stop.strong ? 'stop strong' : 'stop'}>
          <circle cx={cx} cy={cy} r={2.5} />
          <text x={cx} y={cy + 1.05}>
            {stop.label}
          </text>
        </g>
      ))}
      <rect className="frame" width={widthMm} height={heightMm} />
    </svg>
  )
}

/** Moves marks of the same place beside each other, so that no number hides another. */
function spread(stops: readonly MapStop[], x: (longitude: number) => number, y: (latitude: number) => number) {
  const placed: { stop: MapStop; cx: number; cy: number }[] = []
  const ordered = [...stops].sort((a, b) => Number(b.strong) - Number(a.strong))
  for (const stop of ordered) {
    const cy = y(stop.at[1])
    let cx = x(stop.at[0])
    while (placed.some((other) => Math.hypot(other.cx - cx, other.cy - cy) < 4.2)) cx = clean(cx + 5.2)
    placed.push({ stop, cx, cy })
  }
  return placed
}

/** A name moved up or down until no stop covers it; left out where that fails nearby. */
function freePlace(name: string, x: number, y: number, marks: readonly { cx: number; cy: number }[]) {
  const halfWidth = name.length * 0.6 + 3
  const shift = [0, 6, -6, 12, -12].find((by) =>
    marks.every(({ cx, cy }) => Math.abs(cx - x) > halfWidth || Math.abs(cy - (y + by - 0.8)) > 3.6),
  )
  return shift === undefined ? [] : [{ name, lx: x, ly: clean(y + shift) }]
}
