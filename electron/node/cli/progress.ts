/** Shows how far long work is. */
export interface Progress {
  /** `total` is null while it is not known. */
  update(done: number, total: number | null, step?: string): void
  /** Takes the bar away. */
  end(): void
}

const silent: Progress = { update: () => {}, end: () => {} }

/** Cells of the bar, and how often it is drawn at most. */
const barWidth = 24
const everyMs = 100

/** A bar on a terminal; silent where the stream is a file or a pipe. */
export function terminalProgress(
  stream: Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean; columns?: number },
  label: string,
  now: () => number = () => performance.now(),
): Progress {
  if (!stream.isTTY) return silent
  let drawnAt = Number.NEGATIVE_INFINITY
  return {
    update(done, total, step) {
      const at = now()
      if (at - drawnAt < everyMs && done !== total) return
      drawnAt = at
      const line = `${label} ${progressText(done, total)}${step ? ` ${step}` : ''}`
      stream.write(`\r\x1b[2K${line.slice(0, (stream.columns ?? 80) - 1)}`)
    },
    end: () => void stream.write('\r\x1b[2K'),
  }
}

/** The bar itself: `████░░░░  50% 2,000 of 4,000`, or only the count while the total is not known. */
export function progressText(done: number, total: number | null): string {
  const count = done.toLocaleString('en')
  if (total === null || total <= 0) return count
  const share = Math.min(1, done / total)
  const full = Math.round(share * barWidth)
  const percent = String(Math.floor(share * 100)).padStart(3)
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${percent}% ${count} of ${total.toLocaleString('en')}`
}
