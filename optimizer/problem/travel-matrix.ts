/** No way is known between two places: no plan uses such a leg. */
export const noWay = -1

/** Travel between places, from row to column: `ticks[from * places + to]`. It need not be symmetric. */
export interface TravelMatrix {
  readonly places: number
  /** Travel time in ticks, 0 or more, or `noWay`. */
  readonly ticks: Int32Array
  /** Length in metres, or null where only time is known. */
  readonly metres: Int32Array | null
}
