import { memo, useMemo } from 'react'
import { violationText } from '../../../lib/error-text.ts'
import { formatDate, formatTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { useSelection } from '../../../state/selection.ts'
import type { BoardModel } from '../model/board-model.ts'
import type { RowLayout } from '../model/row-layout.ts'
import type { TimeAxis } from '../model/time-axis.ts'
import { useHoveredLinked } from './hovered.ts'
import { chainOf } from './link-chain.ts'
import type { ChainEnd, ChainLink, TravelOfLane } from './link-chain.ts'
import { pathBetween, stubPath } from './link-path.ts'
import type { Box } from './link-path.ts'

interface LinkLinesProps {
  readonly model: BoardModel
  readonly axis: TimeAxis
  readonly layout: RowLayout
}

const headWidth = 208
const cardTop = 3
const cardHeight = 31

/**
 * Lines between the bars that hang together with the visit under the pointer, or the selected one: never all of them.
 * A broken dependency is drawn in the colour of warnings and says why.
 */
export const LinkLines = memo(function LinkLines({ model, axis, layout }: LinkLinesProps) {
  const selectedId = useSelection(({ current }) => (current?.kind === 'visit' ? current.id : null))
  const hoveredId = useHoveredLinked(({ visitId }) => visitId)
  const id = hoveredId ?? selectedId
  const chain = useMemo(() => (id === null ? [] : chainOf(model.visits, id, model.clock, travelIn(model))), [model, id])
  const rowY = useMemo(
    () => new Map(layout.rows.flatMap((row) => (row.kind === 'lane' ? [[row.lane.id, row.y] as const] : []))),
    [layout],
  )
  if (chain.length === 0) return null
  const boxOf = ({ detail }: ChainEnd): Box | null => {
    const y = rowY.get(detail?.technicianId ?? '')
    const { startsAt = null, endsAt = null } = detail?.visit ?? {}
    if (y === undefined || startsAt === null || endsAt === null) return null
    const left = headWidth + axis.xOf(startsAt)
    const width = Math.max(4, axis.xOf(endsAt) - axis.xOf(startsAt) - 1)
    return { left, right: left + width, top: y + cardTop, bottom: y + cardTop + cardHeight }
  }
  const ends = new Map(chain.flatMap(({ from, to }) => [from, to].map((end) => [end.visitId, boxOf(end)] as const)))
  return (
    <svg className="link-lines" aria-hidden="true">
      <defs>
        {(['kept', 'broken'] as const).map((kind) => (
          <marker
            key={kind}
            id={`link-${kind}`}
            className={kind}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
            markerUnits="userSpaceOnUse"
          >
            <path d="M0 0 8 4 0 8z" />
          </marker>
        ))}
      </defs>
      {[...ends].map(
        ([visitId, box]) =>
          box && (
            <rect
              key={visitId}
              className={visitId === id ? 'end own' : 'end'}
              x={box.left - 1.5}
              y={box.top - 1.5}
              width={box.right - box.left + 3}
              height={cardHeight + 3}
              rx="4"
            />
          ),
      )}
      {chain.map((link) => (
        <Line
          key={link.id}
          link={link}
          from={ends.get(link.from.visitId) ?? null}
          to={ends.get(link.to.visitId) ?? null}
        />
      ))}
    </svg>
  )
})

interface LineProps {
  readonly link: ChainLink
  readonly from: Box | null
  readonly to: Box | null
}

function Line({ link, from, to }: LineProps) {
  const kind = link.broken.length > 0 ? 'broken' : 'kept'
  const marker = link.kind === 'sameStart' ? undefined : `url(#link-${kind})`
  const title = link.broken.map(violationText).join(' · ')
  if (from && to) {
    const path = pathBetween(from, to, link.kind === 'sameStart')
    return (
      <g className={kind}>
        <path d={path} markerEnd={marker} />
        {title && (
          <path className="hit" d={path}>
            <title>{title}</title>
          </path>
        )}
      </g>
    )
  }
  const box = from ?? to
  if (!box) return null
  const away = from ? link.to : link.from
  const { path, x, y, anchor } = stubPath(box, from === null)
  return (
    <g className={`${kind} away`}>
      <path d={path} markerEnd={marker} />
      <text x={x} y={y} textAnchor={anchor}>
        {placeText(away)}
        {title && <title>{title}</title>}
      </text>
    </g>
  )
}

/** A visit that is not in sight: its number, and when it is planned. */
function placeText({ workOrderNumber, startsAt }: ChainEnd): string {
  const zone = officeZone()
  const when = startsAt === null ? t('board.linkNoTime') : `${formatDate(startsAt, zone)} ${formatTime(startsAt, zone)}`
  return `${workOrderNumber} · ${when}`
}

/** The drives of each lane of the board. */
function travelIn({ lanes }: BoardModel): TravelOfLane {
  return (technicianId) => lanes.get(technicianId ?? '')?.schedule.travel ?? null
}
