/** Open work that asks for one skill at one level in one territory. */
export interface SkillDemand {
  readonly territoryId: string | null
  readonly skillId: string
  readonly level: number
  readonly visits: number
  readonly minutes: number
}

/** What one active technician holds, and what they work in a week. */
export interface SkillSupply {
  readonly technicianId: string
  readonly code: string
  readonly territoryId: string | null
  readonly weekMinutes: number
  /** Level by skill id. */
  readonly levels: ReadonlyMap<string, number>
}

/**
 * How a demand is met. `nobody`: no technician holds the skill at the level; `elsewhere`: only technicians of other
 * territories do; `short`: the work is more than the holders of the territory work in a week; `single`: it hangs on one
 * person; `covered`: none of these.
 */
export const gapStandings = ['nobody', 'elsewhere', 'short', 'single', 'covered'] as const
export type GapStanding = (typeof gapStandings)[number]

/** A demand beside those who can meet it. */
export interface SkillGap extends SkillDemand {
  /** Codes of those in the territory that hold the skill at the level or higher. */
  readonly holders: readonly string[]
  /** How many hold it in other territories. */
  readonly elsewhere: number
  /** Minutes the holders of the territory work in a week, all their work together. */
  readonly weekMinutes: number
  readonly standing: GapStanding
}

/** Sets open work against those who may do it, worst first. Work without a territory is open to everybody. */
export function skillGaps(demands: readonly SkillDemand[], supply: readonly SkillSupply[]): SkillGap[] {
  return demands
    .map((demand): SkillGap => {
      const able = supply.filter(({ levels }) => (levels.get(demand.skillId) ?? 0) >= demand.level)
      const here = able.filter(({ territoryId }) => demand.territoryId === null || territoryId === demand.territoryId)
      const weekMinutes = here.reduce((sum, one) => sum + one.weekMinutes, 0)
      const standing =
        able.length === 0
          ? 'nobody'
          : here.length === 0
            ? 'elsewhere'
            : demand.minutes > weekMinutes
              ? 'short'
              : here.length === 1
                ? 'single'
                : 'covered'
      const holders = here.map(({ code }) => code)
      return { ...demand, holders, elsewhere: able.length - here.length, weekMinutes, standing }
    })
    .sort(
      (a, b) =>
        gapStandings.indexOf(a.standing) - gapStandings.indexOf(b.standing) ||
        b.minutes - a.minutes ||
        a.skillId.localeCompare(b.skillId) ||
        b.level - a.level,
    )
}
