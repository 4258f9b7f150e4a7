import { wishedFor } from '../technician/technician-wish.ts'
import { forbids } from './rule.ts'
import type { Rule } from './rule.ts'

/** Nobody comes whom the customer or the site refuses, not even along, and where somebody is asked for, nobody else leads. */
export const technicianWishRule: Rule = ({ detail: { technicianWishes }, schedule: { technician }, crew }) => {
  const refused = (id: string) =>
    technicianWishes.find(({ technicianId, kind }) => technicianId === id && kind === 'never')
  const own = refused(technician.id)
  const only = wishedFor(technicianWishes, 'only')
  return [
    ...(own ? forbids('excluded-technician', { technician: technician.code, reason: own.reason ?? 'none' }) : []),
    ...(only.length > 0 && !only.includes(technician.id)
      ? forbids('required-technician', { technician: technician.code })
      : []),
    ...crew.flatMap((lane) => {
      const wish = refused(lane.technician.id)
      return wish ? forbids('crew-excluded', { technician: lane.technician.code, reason: wish.reason ?? 'none' }) : []
    }),
  ]
}
