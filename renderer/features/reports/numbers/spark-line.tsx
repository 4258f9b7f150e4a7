interface SparkLineProps {
  /** Values in order of time; null leaves a gap. */
  readonly values: readonly (number | null)[]
  readonly target?: number
  readonly tone: 'accent' | 'risk'
}

const width = 132
const height = 34
const inset = 3

/** A small line without axes, with its target dashed. Says nothing to screen readers: the numbers stand beside it. */
export function SparkLine({ values, target, tone }: SparkLineProps) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return null
  const all = target === undefined ? known : [...known, target]
  const low = Math.min(...all)
  const high = Math.max(...all)
  const x = (index: number) => inset + (index * (width - 2 * inset)) / (values.length - 1)
  const y = (value: number) => height - inset - ((value - low) / (high - low || 1)) * (height - 2 * inset)
  const points = values.flatMap((value, index) => (value === null ? [] : [{ x: x(index), y: y(value) }]))
  const last = points.at(-1)!
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className={tone}>
      {target !== undefined && (
        <path d={`M0 ${y(target)}H${width}`} stroke="var(--border-control)" strokeDasharray="3 3" />
      )}
      <path
        d={points.map((point, index) => `${index ? 'L' : 'M'}${point.x} ${point.y}`).join('')}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinejoin="round"
      />
      <circle cx={last.x} cy={last.y} r="3" fill="currentColor" />
    </svg>
  )
}
