/** How a technician's route looks: a colour of the safe set, and a dash that tells equal colours apart. */
export interface RouteLook {
  /** Number of the colour: class `route-colour-<n>` sets `--route-ink` and `--route-on-ink`. */
  readonly colour: number
  /** SVG dash array of what lies ahead; undefined for a solid line. */
  readonly dash: string | undefined
}

/** Blue, purple, green, ochre, sky and black: of the Okabe–Ito family, without the vermilion kept for risk. */
export const routeColours = 6
const dashes = [undefined, '12 5', '14 4 3 4', '3 5'] as const

/** The look of the route that was shown as the n-th, from 0. */
export function routeLook(slot: number): RouteLook {
  return { colour: slot % routeColours, dash: dashes[Math.floor(slot / routeColours) % dashes.length] }
}

/** The lowest slot nobody has: routes shown together differ as long as there are looks. */
export function freeSlot(taken: Iterable<number>): number {
  const used = new Set(taken)
  let slot = 0
  while (used.has(slot)) slot++
  return slot
}
