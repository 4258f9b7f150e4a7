import type { Actor } from '#shared/commands/command.ts'
import type { EntityRow } from '#shared/domain/entities.ts'
import type { Store } from '../store/store.ts'
import { prepared } from '../store/prepared.ts'

/** Key of the chosen user in `desk_state`. */
const userKey = 'userId'

/**
 * Who acts at this desk: the user chosen here, else the user who bears the name of the person logged in to the machine.
 * An office without an active administrator asks nobody: everything is allowed to whoever sits there. Otherwise
 * somebody unknown may look and change nothing.
 */
export function deskPerson(store: Store, machine: { readonly id: string; readonly name: string }): Actor {
  const chosen = prepared(store.db, 'SELECT value FROM desk_state WHERE key = ?').pluck().get(userKey)
  const user = store.records.get('users', (chosen as string | undefined) ?? '') ?? userNamed(store, machine.name)
  return actorFor(store, user, machine)
}

/** Who a user is by now, or somebody the office does not know as a user. */
export function actorOf(store: Store, userId: string | null, name: string): Actor {
  const user = userId === null ? null : store.records.get('users', userId)
  return actorFor(store, user, { id: userId ?? name, name })
}

function actorFor(store: Store, user: EntityRow<'users'> | null, machine: Pick<Actor, 'id' | 'name'>): Actor {
  if (user?.active) return { id: user.id, name: user.name, role: user.role, userId: user.id }
  const role = hasAdministrator(store) ? 'readOnly' : 'administrator'
  return { ...machine, role, userId: null }
}

/** Sets who sits at this desk; null forgets it. */
export function chooseDeskUser(store: Store, userId: string | null): void {
  if (userId === null) prepared(store.db, 'DELETE FROM desk_state WHERE key = ?').run(userKey)
  else {
    prepared(
      store.db,
      'INSERT INTO desk_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ).run(userKey, userId)
  }
}

function userNamed(store: Store, name: string): EntityRow<'users'> | null {
  const id = prepared(store.db, 'SELECT id FROM users WHERE name = ? AND active = 1').pluck().get(name)
  return id ? store.records.get('users', id as string) : null
}

function hasAdministrator({ db }: Store): boolean {
  const sql = "SELECT EXISTS (SELECT 1 FROM users WHERE role = 'administrator' AND active = 1 AND deleted_at IS NULL)"
  return prepared(db, sql).pluck().get() === 1
}
