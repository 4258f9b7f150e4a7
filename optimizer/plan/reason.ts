/**
 * Why something is not possible: the rule and the numbers that decided, as plain facts. Names ending in `At` are ticks.
 * The words are made where they are shown. Rule ids are those of the board wherever it has the same rule.
 */
export interface Reason {
  readonly rule: string
  /** `hard`: never; `override`: a person may, with a reason; the machine keeps both. */
  readonly severity: 'hard' | 'override'
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}
