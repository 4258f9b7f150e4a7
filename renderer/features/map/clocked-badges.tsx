import { useMemo } from 'react'
import { clockOf, useMapState } from './map-state.ts'
import { TechnicianBadges } from './routes/technician-badges.tsx'
import type { MapModel } from './use-map-model.ts'

/** The badges follow the time slider; nothing else on the map is drawn anew while the day plays. */
export function ClockedBadges({ model }: { readonly model: MapModel }) {
  const clock = useMapState((state) => clockOf(state, model))
  const busy = useMemo(() => model.day.routes.filter((route) => route.stops.length > 0), [model.day])
  return <TechnicianBadges routes={busy} clock={clock} />
}
