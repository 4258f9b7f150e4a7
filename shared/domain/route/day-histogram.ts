import { overlaps } from '../../kernel/interval.ts'
import type { Interval } from '../../kernel/interval.ts'

/** How many of the spans are under way in each bin of `[from, to)`; the last bin may be shorter. */
export function dayHistogram(spans: readonly Interval[], from: number, to: number, binMs: number): number[] {
  const bins = new Array<number>(Math.max(0, Math.ceil((to - from) / binMs))).fill(0)
  const whole = { start: from, end: to }
  for (const span of spans) {
    if (span.end <= span.start || !overlaps(span, whole)) continue
    const first = Math.max(0, Math.floor((span.start - from) / binMs))
    const last = Math.min(bins.length - 1, Math.ceil((span.end - from) / binMs) - 1)
    for (let bin = first; bin <= last; bin++) bins[bin] = (bins[bin] ?? 0) + 1
  }
  return bins
}
