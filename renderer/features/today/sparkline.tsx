const width = 108
const height = 36
const inset = 4

/** The course of a figure over some days as a line; days without a value leave a gap. Decoration beside the figure. */
export function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return null
  const low = Math.min(...known)
  const span = Math.max(...known) - low || 1
  const x = (index: number) => inset + (index / (values.length - 1)) * (width - 2 * inset)
  const y = (value: number) => height - inset - ((value - low) / span) * (height - 2 * inset)
  const points = values.map((value, index) => (value === null ? null : ([x(index), y(value)] as const)))
  const path = points
    .map((point, index) => (point ? `${index > 0 && points[index - 1] ? 'L' : 'M'}${point[0]},${point[1]}` : ''))
    .join('')
  const last = points.findLast((point) => point !== null)
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="today-spark" aria-hidden="true">
      <path d={path} />
      {last && <circle cx={last[0]} cy={last[1]} r="3" />}
    </svg>
  )
}
