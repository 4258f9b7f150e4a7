import type { AssetCriticality } from '#shared/domain/asset/asset.ts'
import type { Asset } from '#shared/domain/asset/asset.ts'
import { addDays } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { StatusLook } from './status-look.ts'

/** How the state of an asset looks. */
export const assetStateLook: Readonly<Record<Asset['status'], StatusLook>> = {
  inService: { shape: 's-good', family: 'good', textKey: 'assets.inService' },
  outOfService: { shape: 's-hold', family: 'hold', textKey: 'assets.outOfService' },
  retired: { shape: 's-no', family: 'idle', textKey: 'assets.retired' },
}

/** How much depends on an asset, as a chevron like that of a priority. */
export const criticalityLook: Readonly<Record<AssetCriticality, StatusLook>> = {
  high: { shape: 'p-high', family: 'warn', textKey: 'assets.high' },
  medium: { shape: 'p-norm', family: 'idle', textKey: 'assets.medium' },
  low: { shape: 'p-low', family: 'route', textKey: 'assets.low' },
}

/** A warranty that ends within so many days is about to. */
const soonDays = 30

/** How a warranty stands on a day; null when nobody has written one down. */
export function warrantyLook(until: Day | null, today: Day): StatusLook | null {
  if (until === null) return null
  if (until < today) return { shape: 's-no', family: 'idle', textKey: 'assets.warrantyOver' }
  if (until <= addDays(today, soonDays)) return { shape: 's-warn', family: 'warn', textKey: 'assets.warrantySoon' }
  return { shape: 's-good', family: 'good', textKey: 'assets.warrantyValid' }
}
