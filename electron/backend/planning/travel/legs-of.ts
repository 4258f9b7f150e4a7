import type { BackendContext } from '../../context.ts'
import { estimatedLegs } from './legs.ts'
import type { Legs } from './legs.ts'

/** What this office knows of travel. */
export function legsOf(_context: Pick<BackendContext, 'store'>): Legs {
  return estimatedLegs
}
