import { z } from 'zod'

/** Kinds of routing servers that are understood. */
export const routingKinds = ['osrm', 'valhalla'] as const
export type RoutingKind = (typeof routingKinds)[number]

/** Setting `routingServer`: where travel times are asked for. Without it nothing but the estimate is used. */
export const routingServerSchema = z.object({
  kind: z.enum(routingKinds),
  /** Its address, as `http://localhost:5000`; the paths of its kind are added. */
  url: z.url({ protocol: /^https?$/ }),
  /** How long an answer may take, ms. */
  timeoutMs: z.int().min(100).max(60_000).default(5_000),
})
export type RoutingServer = z.infer<typeof routingServerSchema>

/** The stored setting; null where none is set, or one that cannot be read. */
export function routingServerOf(setting: unknown): RoutingServer | null {
  const read = routingServerSchema.safeParse(setting)
  return read.success ? read.data : null
}
