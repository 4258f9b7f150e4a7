import { z } from 'zod'
import { refusedWithout } from '../../domain/access/permissions.ts'
import { idSchema } from '../../domain/record/record.ts'
import type { Technician } from '../../domain/technician/technician.ts'
import type { AppError } from '../../kernel/app-error.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import type { Actor } from '../command.ts'

const line = (most: number) => z.string().trim().max(most)
const perHour = z.number().nonnegative().max(100_000)

/** What an office writes down about a technician; whether they are active is a command of its own. */
export const technicianFieldsSchema = z.object({
  code: line(50).min(1, 'a code is needed'),
  name: line(200).min(1, 'a name is needed'),
  team: line(200).nullable(),
  phone: line(50).nullable(),
  email: line(300).nullable(),
  territoryId: idSchema.nullable(),
  vehicle: line(100).nullable(),
  homeAddress: line(500).nullable(),
  homeLatitude: z.number().min(-90).max(90).nullable(),
  homeLongitude: z.number().min(-180).max(180).nullable(),
  costPerHour: perHour.nullable(),
  overtimeCostPerHour: perHour.nullable(),
  billPerHour: perHour.nullable(),
  overtimeMinutes: z.int().min(0).max(720).nullable(),
  maxTravelMinutes: z.int().min(0).max(1_440).nullable(),
  ownTerritoryOnly: z.boolean(),
})

/** Whether a patch gives both coordinates of the home, or neither. */
export function wholeHome(set: {
  homeLatitude?: number | null | undefined
  homeLongitude?: number | null | undefined
}) {
  const given = (value: number | null | undefined) => (value === undefined ? 'left' : value === null ? 'none' : 'some')
  return given(set.homeLatitude) === given(set.homeLongitude)
}

/** The refusal of a code that another technician goes by, or null. Upper and lower case are the same. */
export function codeTaken(
  code: string | undefined,
  ownId: string | null,
  technicians: readonly Pick<Technician, 'id' | 'code' | 'name'>[],
): AppError | null {
  if (code === undefined) return null
  const other = technicians.find((one) => one.id !== ownId && one.code.toLowerCase() === code.toLowerCase())
  if (!other) return null
  const message = `The code ${other.code} belongs to ${other.name}. Nothing was saved; choose another one.`
  return forbiddenByRule('technician-code-taken', message, { code: other.code, name: other.name })
}

const rates = ['costPerHour', 'overtimeCostPerHour', 'billPerHour'] as const

/** The refusal of rates from somebody who edits people but may not edit costs, or null. */
export function ratesRefused(
  set: { readonly [F in (typeof rates)[number]]?: number | null | undefined },
  actor: Actor,
): AppError | null {
  return rates.some((field) => set[field] !== undefined) ? refusedWithout(actor, 'editCosts') : null
}
