import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { technicianWishesSchema } from '../../domain/technician/technician-wish.ts'
import type { EntityRow } from '../../domain/entities.ts'
import type { AppError } from '../../kernel/app-error.ts'
import { isZone } from '../../kernel/zone.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'

const line = (most: number) => z.string().trim().max(most)

/** The details of a site as people enter them. Customer, parent and coordinates have commands of their own. */
export const siteDetails = {
  name: line(500),
  address: line(1_000),
  district: line(200).nullable(),
  postcode: line(50).nullable(),
  territoryId: idSchema.nullable(),
  zone: z.string().max(60).refine(isZone, 'no time zone has this name'),
  accessNotes: z.string().trim().max(10_000).nullable(),
  active: z.boolean(),
  technicianWishes: technicianWishesSchema,
  openingCalendarId: idSchema.nullable(),
} as const

/** The refusal of a larger place that makes no sense, or null: the site itself, a part of it, or another customer’s. */
export function siteParentRefusal(
  site: { readonly id: string | null; readonly name: string; readonly customerId: string | null },
  parentId: string | null,
  ancestors: readonly EntityRow<'sites'>[],
): AppError | null {
  const parent = ancestors.find(({ id }) => id === parentId)
  if (!parent) return null
  const facts = { tag: site.name, parent: parent.name || parent.address }
  if (site.id !== null && ancestors.some(({ id }) => id === site.id)) {
    const message = `${facts.parent} is part of ${site.name}; ${site.name} cannot be part of it as well. Nothing was changed.`
    return forbiddenByRule('part-of-itself', message, facts)
  }
  if (parent.customerId !== null && site.customerId !== null && parent.customerId !== site.customerId) {
    const message = `${facts.parent} belongs to another customer than ${site.name}. Nothing was changed.`
    return forbiddenByRule('parent-of-another', message, facts)
  }
  return null
}
