import { asks } from './rule.ts'
import type { Rule } from './rule.ts'

/** Technicians stay in their territory where the office keeps its borders, or they work in their own only; a person may send them all the same. */
export const territoryRule: Rule = ({ detail: { territoryId }, schedule: { technician, strictTerritories } }) => {
  if (territoryId === null || technician.territoryId === territoryId) return []
  const keeps = technician.ownTerritoryOnly && technician.territoryId !== null
  return strictTerritories || keeps ? asks('territory', { technician: technician.code }) : []
}
