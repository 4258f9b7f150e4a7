import { encode } from 'uqr'

interface CodeMarkProps {
  /** What a scanner reads. */
  readonly content: string
  /** The same for people. */
  readonly readable: string
}

/** The QR code that files a scanned page, with its text beneath for when it does not scan. */
export function CodeMark({ content, readable }: CodeMarkProps) {
  return (
    <div className="code">
      <QrCode content={content} readable={readable} />
      <span>{readable}</span>
    </div>
  )
}

/** The QR code alone, as wide as what it stands in. */
export function QrCode({ content, readable }: CodeMarkProps) {
  // A fixed mask skips trying all eight; any mask is valid, and this one has no long runs with our contents.
  const { size, data } = encode(content, { ecc: 'M', border: 0, maskPattern: 3 })
  return (
    <svg viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label={readable}>
      <path d={pathOf(data)} />
    </svg>
  )
}

/** One rectangle for each run of dark modules in a row. */
function pathOf(modules: readonly (readonly boolean[])[]): string {
  let path = ''
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const start = x
      while (row[x + 1]) x++
      path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`
    }
  })
  return path
}
