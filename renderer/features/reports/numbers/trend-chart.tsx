import { useRef, useState, useLayoutEffect } from 'react'
import { formatDay } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'

/** One point of the line: a stretch of days, its value, and how that value reads. */
export interface TrendPoint {
  readonly from: string
  readonly to: string
  /** Null where there were too few cases to say. */
  readonly value: number | null
  readonly text: string
}

interface TrendChartProps {
  readonly points: readonly TrendPoint[]
  readonly target?: number
  /** Largest value of the axis; left out: that of the points. */
  readonly top?: number
  readonly axisText: (value: number) => string
  readonly onOpen: (point: TrendPoint) => void
}

const height = 148
const inset = { left: 44, right: 12, top: 10, bottom: 22 }

/** A line along time with its target. Every point is a button that opens the list of its days. */
export function TrendChart({ points, target, top, axisText, onOpen }: TrendChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.max(240, entry.contentRect.width)))
    if (box.current) observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const high = top ?? Math.max(1, ...values)
  const x = (index: number) =>
    inset.left + (points.length < 2 ? 0 : (index * (width - inset.left - inset.right)) / (points.length - 1))
  const y = (value: number) => height - inset.bottom - (value / high) * (height - inset.top - inset.bottom)
  const labelEvery = Math.max(1, Math.ceil(points.length / Math.max(2, Math.floor(width / 76))))
  return (
    <div ref={box} className="report-trend">
      <svg width={width} height={height} role="group" aria-label={t('reports.trend')}>
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <path d={`M${inset.left} ${y(part * high)}H${width - inset.right}`} className="grid" />
            <text x={inset.left - 8} y={y(part * high) + 4} textAnchor="end">
              {axisText(part * high)}
            </text>
          </g>
        ))}
        {target !== undefined && <path d={`M${inset.left} ${y(target)}H${width - inset.right}`} className="target" />}
        <path d={linePath(points, x, y)} className="line" />
        {points.map((point, index) => (
          <g key={point.from}>
            {index % labelEvery === 0 && (
              <text
                x={x(index)}
                y={height - 6}
                textAnchor={index === 0 ? 'start' : index === points.length - 1 ? 'end' : 'middle'}
              >
                {formatDay(point.from, 'short')}
              </text>
            )}
            {point.value !== null && (
              <circle
                cx={x(index)}
                cy={y(point.value)}
                r={points.length > 70 ? 2.5 : 3.5}
                role="button"
                tabIndex={0}
                aria-label={t('reports.trendPoint', { from: formatDay(point.from, 'medium'), value: point.text })}
                onClick={() => onOpen(point)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return
                  event.preventDefault()
                  onOpen(point)
                }}
              >
                <title>{t('reports.trendPoint', { from: formatDay(point.from, 'medium'), value: point.text })}</title>
              </circle>
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}

/** A line that breaks where a value is not known. */
function linePath(points: readonly TrendPoint[], x: (index: number) => number, y: (value: number) => number): string {
  let pen = 'M'
  let path = ''
  for (const [index, { value }] of points.entries()) {
    if (value === null) {
      pen = 'M'
      continue
    }
    path += `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    pen = 'L'
  }
  return path
}
