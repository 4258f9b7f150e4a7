import type { Store } from '#electron/store/store.ts'
import type { EntityName, NewRow } from '#shared/domain/entities.ts'
import { withDefaults } from '#shared/domain/entities.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { uuid7 } from '#shared/kernel/uuid7.ts'

/** Customers of the filled store, each with three contacts; every second site has a piece of equipment. */
export const callerCustomers = 20_000

const firstNames = ['Ada', 'Bela', 'Chloe', 'Dana', 'Emil', 'Fatima', 'Goran', 'Hana', 'Igor', 'Jun', 'Kira', 'Luca']
const lastNames = ['Okoro', 'Silva', 'Novak', 'Meyer', 'Haddad', 'Larsen', 'Costa', 'Ito', 'Kovac', 'Brandt', 'Moreau']
const trades = ['Housing', 'Bakery', 'Hotel', 'Clinic', 'School', 'Library', 'Logistics', 'Market', 'Theatre']
const rowsPerTransaction = 10_000

/** Adds who may call: customers and contacts with telephone numbers, and equipment with tags, by the real search index. */
export function addCallers({ db, records, search }: Store, siteIds: readonly string[], at: number): void {
  const random = seededRandom(311)
  const id = () =>
    uuid7(
      at,
      Uint8Array.from({ length: 10 }, () => random.integer(0, 255)),
    )
  const add = <E extends EntityName>(entity: E, row: NewRow<E>) => {
    const kept = { rev: 1, updatedAt: at, deletedAt: null, ...withDefaults(entity, row) } as Record<string, unknown>
    records.insert(entity, kept)
    search.put(entity, row.id, kept)
  }
  const phone = () => `+44 20 ${random.integer(1_000, 9_999)} ${random.integer(1_000, 9_999)}`
  const person = () => `${random.pick(firstNames)} ${random.pick(lastNames)}`
  const pieces = (count: number, each: (index: number) => void) => {
    for (let from = 0; from < count; from += rowsPerTransaction) {
      db.transaction(() => {
        for (let index = from; index < Math.min(count, from + rowsPerTransaction); index++) each(index)
      })()
    }
  }
  pieces(callerCustomers, (index) => {
    const customerId = id()
    const name = `${random.pick(lastNames)} ${random.pick(trades)} ${index}`
    add('customers', { id: customerId, externalId: null, name, tier: 'standard', phone: phone(), email: null })
    for (let one = 0; one < 3; one++) {
      add('contacts', { id: id(), customerId, siteId: null, name: person(), role: null, phone: phone(), email: null })
    }
  })
  pieces(Math.floor(siteIds.length / 2), (index) => {
    const tag = `EQ-${String(index).padStart(6, '0')}`
    add('assets', { id: id(), externalId: null, siteId: siteIds[index * 2]!, tag, name: `Pump ${tag}`, kind: 'pump', manufacturer: null, model: null, serial: null, installedOn: null, warrantyUntil: null, criticality: 'medium' }) // prettier-ignore
  })
}

/** What somebody at the telephone types, letter by letter: a name, a number, an address, a tag, a company, a slip. */
export const callerTexts = ['dana okoro', '+44 20 4711', '2047', '17 maple str', 'eq-0123', 'moreau hotel 12', 'quarry house 77', 'kira bra', 'fb512', 'zzyzx'] // prettier-ignore
