/** Something that would get in the way of dispatching, found by looking at the data. */
export interface Finding {
  /** Stable name of the check. */
  readonly check: string
  /** `blocks`: must be mended first; `warns`: a person should know; `info`: only told. */
  readonly severity: 'blocks' | 'warns' | 'info'
  /** How many records it concerns. */
  readonly count: number
  /** What is the matter and what to do, for people. */
  readonly message: string
  /** The first few records, by the name people know them by. */
  readonly examples: readonly string[]
}
