import type { Actor } from '#shared/commands/command.ts'
import type { EntityRow } from '#shared/domain/entities.ts'
import type { PrimitiveRead } from '#shared/sync/reads/primitive-read.ts'
import type { Device } from './hub-store.ts'
import type { WorkingSet } from './working-set.ts'

/** What must be in memory before `actorOf` is asked. */
export const usersRead: PrimitiveRead = { kind: 'all', entity: 'users' }

/**
 * Who acts at a device: the user it is bound to, with the role they have now. A device of nobody may do everything while
 * the office has no administrator, or when it was enrolled with the code of the first start; otherwise it may only look.
 */
export function actorOf(device: Device, set: WorkingSet): Actor {
  const users = set.answer({ kind: 'all', entity: 'users' }) as unknown as readonly EntityRow<'users'>[]
  const standing = users.filter(({ active, deletedAt }) => active && deletedAt === null)
  const user = standing.find(({ id }) => id === device.userId)
  if (user) return { id: user.id, name: user.name, role: user.role, userId: user.id }
  const mayAll = device.userId === null && (device.owner || !standing.some(({ role }) => role === 'administrator'))
  return { id: device.id, name: device.name, role: mayAll ? 'administrator' : 'readOnly', userId: null }
}
