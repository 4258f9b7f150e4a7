import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { missingReference } from '../missing-reference.ts'
import { read } from '../read.ts'
import { codeTaken, ratesRefused, technicianFieldsSchema, wholeHome } from './technician-fields.ts'

const nothingKnown = {
  team: null,
  phone: null,
  territoryId: null,
  homeLatitude: null,
  homeLongitude: null,
  costPerHour: null,
}

/** Adds a technician. Skills, certificates and shifts are given afterwards; until then the board shows no working time. */
export const technicianCreate = defineCommand({
  name: 'technician.create',
  args: technicianFieldsSchema
    .partial()
    .required({ code: true, name: true })
    .refine(wholeHome, { message: 'both coordinates or none', path: ['homeLatitude'] }),
  undoable: true,
  reads: ({ territoryId }) => ({
    technicians: read.all('technicians'),
    territory: read.byId('territories', territoryId ?? null),
  }),
  apply: (args, { technicians, territory }, context) => {
    const refusal = ratesRefused(args, context.actor) ?? codeTaken(args.code, null, technicians)
    if (refusal) return refuse(refusal)
    const missing = missingReference(args, { territory })
    if (missing) return refuse(missing)
    const technicianId = context.newId()
    const { code, name } = args
    const row = { ...nothingKnown, ...givenFields(args), code, name, id: technicianId, externalId: null, active: true }
    const summary = { key: 'history.technicianCreated', values: { code, name } }
    return decide([insert('technicians', row)], summary, { technicianId })
  },
})
