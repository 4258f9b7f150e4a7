import { wishedFor } from '#shared/domain/technician/technician-wish.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { LinkCut } from './link-cuts.ts'
import type { Reckoned } from './planning-facts.ts'

/** Somebody who works in a territory of their own and in no other. */
export interface Keeper {
  readonly technicianId: string
  readonly territoryId: string
}

/**
 * Who must, must not and had best come: by the visits it hangs on, by what is reckoned with, by the wishes of customer and
 * site, and by who keeps to a territory elsewhere. Nobody may where those who name somebody are at odds.
 */
export function whoMay(
  { technicianWishes, territoryId }: Pick<VisitDetail, 'technicianWishes' | 'territoryId'>,
  { technicianId }: LinkCut,
  { onlyTechnicianIds, notTechnicianIds = [] }: Reckoned,
  keepers: readonly Keeper[],
) {
  const named = [
    technicianId === null ? [] : [technicianId],
    onlyTechnicianIds ?? [],
    wishedFor(technicianWishes, 'only'),
  ].filter((ids) => ids.length > 0)
  const all = [...new Set(named.flat())]
  const agreed = all.filter((id) => named.every((ids) => ids.includes(id)))
  const elsewhere = keepers.filter((keeper) => territoryId !== null && keeper.territoryId !== territoryId)
  return {
    requiredTechnicians: agreed.length > 0 ? agreed : all,
    excludedTechnicians: [
      ...new Set([
        ...notTechnicianIds,
        ...wishedFor(technicianWishes, 'never'),
        ...elsewhere.map((keeper) => keeper.technicianId),
        ...(agreed.length > 0 ? [] : all),
      ]),
    ],
    preferredTechnicians: wishedFor(technicianWishes, 'preferred'),
  }
}
