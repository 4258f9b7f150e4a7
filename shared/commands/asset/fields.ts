import { z } from 'zod'
import { assetCriticalitySchema } from '../../domain/asset/asset.ts'
import { daySchema, idSchema } from '../../domain/record/record.ts'
import type { EntityRow } from '../../domain/entities.ts'
import type { AppError } from '../../kernel/app-error.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'

const line = (most: number) => z.string().trim().max(most)

/** The tag on the equipment: what people read, scan and say. */
export const assetTagSchema = z.string().trim().min(1, 'a tag is needed').max(100)

/** The details of an asset as people enter them. Site, parent and state have commands of their own. */
export const assetDetails = {
  tag: assetTagSchema,
  name: line(500),
  kind: line(200),
  manufacturer: line(200).nullable(),
  model: line(200).nullable(),
  serial: line(200).nullable(),
  installedOn: daySchema.nullable(),
  warrantyUntil: daySchema.nullable(),
  criticality: assetCriticalitySchema,
  locationNote: line(1_000).nullable(),
  replacementCostCents: z.int().min(0).max(1e13).nullable(),
  usefulLifeYears: z.number().positive().max(200).nullable(),
  parentId: idSchema.nullable(),
} as const

/** The refusal of a tag that another asset in use carries, or null: a label must lead to one asset. */
export function tagTaken(tag: string, own: string | null, withTag: readonly EntityRow<'assets'>[]): AppError | null {
  const other = withTag.find((asset) => asset.id !== own && asset.status !== 'retired')
  if (!other) return null
  const message = `Tag ${tag} is already on another asset, ${other.name}. A label must lead to one asset; choose another tag, or retire that one first.`
  return forbiddenByRule('tag-taken', message, { tag, name: other.name })
}

/** The refusal of a parent that makes no sense, or null: at another site, retired, or a part of the asset itself. */
export function parentRefusal(
  asset: { readonly id: string | null; readonly tag: string; readonly siteId: string },
  parentId: string | null,
  ancestors: readonly EntityRow<'assets'>[],
): AppError | null {
  if (parentId === null) return null
  const parent = ancestors.find(({ id }) => id === parentId)
  if (!parent) return null
  const facts = { tag: asset.tag, parent: parent.tag }
  if (asset.id !== null && ancestors.some(({ id }) => id === asset.id)) {
    const message = `${parent.tag} is part of ${asset.tag}; ${asset.tag} cannot be part of it as well. Nothing was changed.`
    return forbiddenByRule('part-of-itself', message, facts)
  }
  if (parent.siteId !== asset.siteId) {
    const message = `${parent.tag} stands at another site than ${asset.tag}. Move the asset there first, or choose a parent at its own site.`
    return forbiddenByRule('parent-elsewhere', message, facts)
  }
  return null
}
