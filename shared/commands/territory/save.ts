import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { territoryColours } from '../../domain/territory/territory.ts'
import { notFound } from '../../kernel/app-error.ts'
import { isZone } from '../../kernel/zone.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { givenFields } from '../given-fields.ts'
import { read } from '../read.ts'

const ring = z.array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])).min(4)

/** Adds a territory, or changes fields of one: name, code, time zone, colour, outline, and the technicians that belong to it. */
export const territorySave = defineCommand({
  name: 'territory.save',
  args: z.object({
    territoryId: idSchema.nullable().default(null),
    name: z.string().trim().min(1).max(200),
    code: z.string().trim().min(1).max(50),
    zone: z.string().refine(isZone, 'not a time zone').nullable().default(null),
    colour: z.int().min(1).max(territoryColours).nullable().default(null),
    /** Polygons as rings of [longitude, latitude]; null: none; left out: as it was. */
    boundary: z.array(z.array(ring).min(1)).max(500).nullable().optional(),
    /** Who belongs to it from now on; left out: as it was. */
    memberIds: z.array(idSchema).max(1_000).optional(),
  }),
  undoable: true,
  reads: ({ territoryId, memberIds }) => ({
    territories: read.all('territories'),
    before: read.where('technicians', 'territoryId', memberIds && territoryId !== null ? [territoryId] : []),
    members: read.byIds('technicians', memberIds ?? []),
  }),
  apply: ({ territoryId, boundary, memberIds, ...fields }, { territories, before, members }, context) => {
    const current = territories.find(({ id }) => id === territoryId)
    if (territoryId !== null && !current) return refuse(notFound('territory', territoryId))
    const missing = memberIds?.find((id) => !members.some((one) => one.id === id))
    if (missing) return refuse(notFound('technician', missing))
    const taken = territories.find(
      ({ id, code }) => id !== territoryId && code.toLowerCase() === fields.code.toLowerCase(),
    )
    if (taken) {
      const message = `The code ${taken.code} belongs to ${taken.name}. Nothing was saved; choose another one.`
      return refuse(forbiddenByRule('territory-code-taken', message, { code: taken.code, name: taken.name }))
    }
    const id = current?.id ?? context.newId()
    const set = { ...fields, ...givenFields({ boundary }) }
    const row = { id, externalId: null, boundary: null, ...set }
    const changes = [
      current ? update('territories', id, set) : insert('territories', row),
      ...before
        // Whoever has left is offered nowhere, so that nobody can have meant to take them out.
        .filter((one) => one.active && !memberIds?.includes(one.id))
        .map((one) => update('technicians', one.id, { territoryId: null })),
      ...members
        .filter((one) => one.territoryId !== id)
        .map((one) => update('technicians', one.id, { territoryId: id })),
    ]
    return decide(changes, { key: 'history.territorySaved', values: { name: fields.name } }, { territoryId: id })
  },
})
