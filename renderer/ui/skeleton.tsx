/** Grey bars where rows will be; invisible for the first 200 ms so that fast answers do not flicker. */
export function SkeletonRows({
  rows,
  height = 32,
  label,
}: {
  readonly rows: number
  readonly height?: number
  readonly label: string
}) {
  return (
    <div role="status" aria-label={label} style={{ padding: 8 }}>
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          className="skeleton"
          style={{ height: height - 12, marginBottom: 12, width: `${90 - (row % 4) * 9}%` }}
        />
      ))}
    </div>
  )
}
