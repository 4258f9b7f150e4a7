import type { Actor } from '#shared/commands/command.ts'
import type { EntityRow } from '#shared/domain/entities.ts'
import type { PrimitiveRead } from '#shared/sync/reads/primitive-read.ts'
import type { StoredRow } from '#shared/sync/stored-row.ts'
import type { Device } from './hub-store.ts'

/** Every user: what `actorOf` is asked with. */
export const usersRead = { kind: 'all', entity: 'users' } as const satisfies PrimitiveRead

/**
 * Who acts at a device: the user it is bound to, with the role they have now. A device of nobody may do everything while
 * the office has no administrator, or when it was enrolled with the code of the first start; otherwise it may only look.
 */
export function actorOf(device: Device, rows: readonly StoredRow[]): Actor {
  let known = actors.get(rows)
  if (!known) actors.set(rows, (known = new WeakMap()))
  let actor = known.get(device)
  if (!actor) known.set(device, (actor = found(device, rows)))
  return actor
}

/** Who acts is asked for every command; users change rarely, and a change makes another list. */
const actors = new WeakMap<readonly StoredRow[], WeakMap<Device, Actor>>()

function found(device: Device, rows: readonly StoredRow[]): Actor {
  const users = rows as unknown as readonly EntityRow<'users'>[]
  const standing = users.filter(({ active, deletedAt }) => active && deletedAt === null)
  const user = standing.find(({ id }) => id === device.userId)
  if (user) return { id: user.id, name: user.name, role: user.role, userId: user.id }
  const mayAll = device.userId === null && (device.owner || !standing.some(({ role }) => role === 'administrator'))
  return { id: device.id, name: device.name, role: mayAll ? 'administrator' : 'readOnly', userId: null }
}
