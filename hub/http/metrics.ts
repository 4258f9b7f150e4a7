/** Figures for Prometheus: counters by labels, and gauges asked when they are read. */
export interface Metrics {
  count(name: string, labels?: Readonly<Record<string, string>>, by?: number): void
  gauge(name: string, read: () => number): void
  text(): string
}

/** Figures of one process. */
export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>()
  const gauges = new Map<string, () => number>()
  return {
    count(name, labels = {}, by = 1) {
      const of = counters.get(name) ?? new Map<string, number>()
      counters.set(name, of)
      const key = Object.entries(labels)
        .map(([label, value]) => `${label}="${value.replaceAll(/["\\\n]/g, '_')}"`)
        .join(',')
      of.set(key, (of.get(key) ?? 0) + by)
    },
    gauge: (name, read) => void gauges.set(name, read),
    text() {
      const lines: string[] = []
      for (const [name, of] of counters) {
        lines.push(`# TYPE fieldboard_hub_${name} counter`)
        for (const [key, value] of of) lines.push(`fieldboard_hub_${name}${key === '' ? '' : `{${key}}`} ${value}`)
      }
      for (const [name, read] of gauges)
        lines.push(`# TYPE fieldboard_hub_${name} gauge`, `fieldboard_hub_${name} ${read()}`)
      return `${lines.join('\n')}\n`
    },
  }
}
