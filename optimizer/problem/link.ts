/** How two visits hang together. */
export const linkKinds = ['sameStart', 'after', 'afterSameDay', 'immediatelyAfter'] as const

/** A dependency: `visitId` starts together with, or after the end of, `onVisitId`. */
export interface Link {
  readonly kind: (typeof linkKinds)[number]
  readonly visitId: string
  readonly onVisitId: string
  /** Whether the same technician has to do both. */
  readonly sameTechnician: boolean
  /** For `immediatelyAfter`: the longest gap besides the drive, in ticks. */
  readonly slack: number
}
