import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { insert, remove, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/** Adds a crew with its members and who leads it, or changes one. Visits they are on already stay as they are. */
export const crewSave = defineCommand({
  name: 'crew.save',
  args: z.object({
    crewId: idSchema.nullable().default(null),
    name: z.string().trim().min(1).max(100),
    territoryId: idSchema.nullable().default(null),
    memberIds: z.array(idSchema).min(1, 'a crew has a member').max(30),
    /** One of the members. */
    leadId: idSchema,
    active: z.boolean().default(true),
  }),
  undoable: true,
  reads: ({ crewId, territoryId, memberIds }) => ({
    crews: read.all('crews'),
    territory: read.byId('territories', territoryId),
    technicians: read.byIds('technicians', memberIds),
    members: read.where('crewMembers', 'crewId', crewId === null ? [] : [crewId]),
  }),
  apply: ({ crewId, memberIds, ...fields }, { crews, territory, technicians, members }, context) => {
    const current = crews.find(({ id }) => id === crewId)
    if (crewId !== null && !current) return refuse(notFound('crew', crewId))
    if (fields.territoryId !== null && !territory) return refuse(notFound('territory', fields.territoryId))
    const missing = memberIds.find((id) => !technicians.some((one) => one.id === id))
    if (missing) return refuse(notFound('technician', missing))
    if (!memberIds.includes(fields.leadId)) return refuse(invalidInput('leadId', 'Who leads a crew is a member of it.'))
    const namesake = crews.find(({ id, name }) => id !== crewId && name.toLowerCase() === fields.name.toLowerCase())
    if (namesake) {
      const message = `There is a crew ${namesake.name} already. Nothing was saved; choose another name.`
      return refuse(forbiddenByRule('crew-name-taken', message, { name: namesake.name }))
    }
    const id = current?.id ?? context.newId()
    const wanted = [...new Set(memberIds)]
    const changes = [
      current ? update('crews', id, fields) : insert('crews', { id, ...fields }),
      ...members.filter((one) => !wanted.includes(one.technicianId)).map((one) => remove('crewMembers', one.id)),
      ...wanted
        .filter((technicianId) => !members.some((one) => one.technicianId === technicianId))
        .map((technicianId) => insert('crewMembers', { id: context.newId(), crewId: id, technicianId })),
    ]
    const summary = { key: 'history.crewSaved', values: { name: fields.name, count: wanted.length } }
    return decide(changes, summary, { crewId: id })
  },
})
