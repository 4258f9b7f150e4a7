import { create } from 'zustand'
import { freeSlot } from './routes/route-look.ts'

export type VisitFilter = 'all' | 'toSchedule' | 'atRisk'
export type MapTab = 'routes' | 'selection' | 'layers' | 'noCoordinates'
export type MapTool = 'pan' | 'lasso'

interface MapState {
  readonly filter: VisitFilter
  readonly tab: MapTab
  readonly tool: MapTool
  /** Shown routes: technician id to the slot of its look. Null until somebody chose; then a few are shown by default. */
  readonly shown: ReadonlyMap<string, number> | null
  readonly hiddenLayers: ReadonlySet<string>
  readonly showTerritories: boolean
  readonly showPlaces: boolean
  /** Instant of the time slider, UTC ms; null follows the day (now, or its first start). */
  readonly clock: number | null
  readonly playing: boolean
  /** Corners of the last lasso, [longitude, latitude]. */
  readonly lasso: readonly (readonly [number, number])[]
}

/** View state of the map in this window; nothing of it is data. */
export const useMapState = create<MapState>(() => ({
  filter: 'all',
  tab: 'routes',
  tool: 'pan',
  shown: null,
  hiddenLayers: new Set(),
  showTerritories: true,
  showPlaces: false,
  clock: null,
  playing: false,
  lasso: [],
}))

export const setMapState = useMapState.setState

/** Shows or hides one route; `current` is what is shown now, chosen or by default. */
export function toggleRoute(current: ReadonlyMap<string, number>, technicianId: string): void {
  const shown = new Map(current)
  if (!shown.delete(technicianId)) shown.set(technicianId, freeSlot(shown.values()))
  setMapState({ shown })
}

/** Shows exactly these routes, each with its own look. */
export function showRoutes(technicianIds: readonly string[]): void {
  setMapState({ shown: slotsOf(technicianIds) })
}

/** Looks in the order of the list. */
export function slotsOf(technicianIds: readonly string[]): ReadonlyMap<string, number> {
  return new Map(technicianIds.map((id, slot) => [id, slot]))
}

/** The instant the time slider stands at: where it was put, else now, else the start of the day's work. */
export function clockOf(
  state: Pick<MapState, 'clock'>,
  model: {
    readonly span: { readonly start: number; readonly end: number }
    readonly day: { readonly now: number | null }
  },
): number {
  const { start, end } = model.span
  return Math.min(end, Math.max(start, state.clock ?? model.day.now ?? start))
}
