import type Database from 'better-sqlite3'
import type { EntityName } from '#shared/domain/entities.ts'
import { fewestDigits, phoneDigits } from '#shared/domain/search/phone-digits.ts'
import { contentKeyPrefix } from '#shared/domain/import/draft-work-order.ts'
import { wordsOf } from '#shared/domain/search/words.ts'

type Fields = Readonly<Record<string, unknown>>

/** Kinds of records that can be found by words, in the order of their documents. Appending keeps old documents valid. */
export const searchedEntities = [
  'workOrders',
  'requests',
  'sites',
  'customers',
  'contacts',
  'assets',
  'technicians',
  'notes',
  'attachments',
  'checklistAnswers',
] as const satisfies readonly EntityName[]
export type SearchedEntity = (typeof searchedEntities)[number]

const documentsPerEntity = 2 ** 40

/**
 * The range `[from, to)` of document numbers of a kind: each kind has its own, so that full-text search walks one kind
 * alone, newest first, and stops after as many as it needs.
 */
export function documentRange(entity: SearchedEntity): { readonly from: number; readonly to: number } {
  const from = (searchedEntities.indexOf(entity) + 1) * documentsPerEntity
  return { from, to: from + documentsPerEntity }
}

/** What of a record can be found by words. A work order or request is also found by the place it is about. */
const searchedFields: Readonly<Record<SearchedEntity, readonly string[]>> = {
  workOrders: ['number', 'title', 'externalId', 'description'],
  requests: ['number', 'title', 'externalId', 'description', 'closingNote', 'contactName', 'contactEmail'],
  sites: ['name', 'address', 'district', 'postcode', 'externalId', 'accessNotes'],
  customers: ['name', 'externalId', 'phone', 'email'],
  contacts: ['name', 'role', 'phone', 'email'],
  assets: ['tag', 'name', 'kind', 'manufacturer', 'model', 'serial'],
  technicians: ['code', 'name', 'team', 'phone'],
  notes: ['text'],
  attachments: ['name', 'caption'],
  checklistAnswers: ['text', 'comment', 'signedBy'],
}

/** The telephone number of a kind of record, which finds whoever calls. */
const phoneFields: Readonly<Partial<Record<EntityName, string>>> = {
  customers: 'phone',
  contacts: 'phone',
  requests: 'contactPhone',
}

/** Fields of a site that the documents of its work orders and requests repeat. */
const placeFields = ['name', 'address', 'district', 'postcode']

/** Keeps full-text search and the map's spatial index in step with the records; called for every written change. */
export interface SearchIndex {
  /** Indexes a record. `changed` names the fields an update set; leave it out for a new record. */
  put(entity: EntityName, id: string, row: Fields, changed?: readonly string[]): void
  drop(entity: EntityName, id: string): void
  /** Must be called when a transaction was rolled back: what was written in it is no longer there. */
  rolledBack(): void
  /**
   * Runs work that removes many records, within a transaction. Taking words out of the index costs several times what
   * putting them in does, so when most records go, the index is emptied and the few that stay are indexed anew.
   */
  removingMany<T>(work: () => T): T
}

/** Words a dictionary entry is worth: shorter ones are found by the prefix index, numbers are looked up whole. */
const shortestEntry = 4

/** Dictionary entries remembered by a connection. */
const mostKnownTerms = 100_000

export function createSearchIndex(db: Database.Database): SearchIndex {
  const find = db.prepare('SELECT doc_id FROM search_docs WHERE row_id = ?').pluck()
  const newest = db
    .prepare('SELECT doc_id FROM search_docs WHERE doc_id >= @from AND doc_id < @to ORDER BY doc_id DESC LIMIT 1')
    .pluck()
  const add = db.prepare('INSERT INTO search_docs (doc_id, row_id) VALUES (?, ?)')
  const forget = db.prepare('DELETE FROM search_docs WHERE doc_id = ?')
  const addWords = db.prepare('INSERT INTO search_index (rowid, words) VALUES (?, ?)')
  const dropWords = db.prepare('DELETE FROM search_index WHERE rowid = ?')
  const addPhone = db.prepare('INSERT INTO phone_index (rowid, digits) VALUES (?, ?)')
  const dropPhone = db.prepare('DELETE FROM phone_index WHERE rowid = ?')
  const addTerm = db.prepare('INSERT OR IGNORE INTO search_terms (term) VALUES (?)')
  const addPlace = db.prepare('INSERT INTO site_places VALUES (?, ?, ?, ?, ?, ?)')
  const dropPlace = db.prepare('DELETE FROM site_places WHERE id = ?')
  const placeOf = db.prepare(`SELECT ${placeFields.join(', ')} FROM sites WHERE id = ?`)
  const idsAt = {
    workOrders: db.prepare('SELECT id FROM work_orders WHERE site_id = ?').pluck(),
    requests: db.prepare('SELECT id FROM requests WHERE site_id = ?').pluck(),
  }
  const rowOf = {
    workOrders: db.prepare(
      'SELECT number, title, external_id AS externalId, description, site_id AS siteId FROM work_orders WHERE id = ?',
    ),
    requests: db.prepare(
      `SELECT number, title, external_id AS externalId, description, closing_note AS closingNote,
         contact_name AS contactName, contact_email AS contactEmail, site_id AS siteId
       FROM requests WHERE id = ?`,
    ),
  }

  /** Dictionary entries this connection has seen written, so that a bulk of records does not write each again. */
  const knownTerms = new Set<string>()

  const addDocument = (entity: SearchedEntity, id: string): number => {
    const range = documentRange(entity)
    const docId = ((newest.get(range) as number | undefined) ?? range.from) + 1
    // A number may come round again while the words of its last bearer still wait to be taken out.
    if (leaving?.delete(docId)) dropWords.run(docId)
    add.run(docId, id)
    return docId
  }

  const placeText = (siteId: unknown): readonly unknown[] =>
    typeof siteId === 'string' ? Object.values((placeOf.get(siteId) as Fields | undefined) ?? {}) : []

  const write = (entity: SearchedEntity, docId: number, row: Fields) => {
    const place = entity === 'workOrders' || entity === 'requests' ? placeText(row['siteId']) : []
    const said = searchedFields[entity].map((field) => (isVerdict(entity, field, row[field]) ? null : row[field]))
    const texts = [...said, ...place].filter(isSaid)
    const words = new Set(wordsOf(texts.join(' ')))
    addWords.run(docId, [...words].join(' '))
    for (const word of words) {
      if (word.length < shortestEntry || knownTerms.has(word) || /^\p{N}+$/u.test(word)) continue
      addTerm.run(word)
      if (knownTerms.size >= mostKnownTerms) knownTerms.clear()
      knownTerms.add(word)
    }
  }

  const refreshAt = (siteId: string) => {
    for (const entity of ['workOrders', 'requests'] as const) {
      for (const id of idsAt[entity].all(siteId) as string[]) {
        const docId = find.get(id) as number | undefined
        if (docId === undefined) continue
        dropWords.run(docId)
        write(entity, docId, rowOf[entity].get(id) as Fields)
      }
    }
  }

  const isSearched = (entity: EntityName): entity is SearchedEntity => entity in searchedFields

  /** Documents whose words are still to be taken out, while many records are removed; null at other times. */
  let leaving: Set<number> | null = null

  const drop = (entity: EntityName, id: string) => {
    if (!isSearched(entity)) return
    const docId = find.get(id) as number | undefined
    if (docId === undefined) return
    if (leaving) leaving.add(docId)
    else dropWords.run(docId)
    forget.run(docId)
    if (entity === 'sites') dropPlace.run(docId)
    if (entity in phoneFields) dropPhone.run(docId)
  }

  const putPhone = (docId: number, known: boolean, number: unknown) => {
    if (known) dropPhone.run(docId)
    const digits = typeof number === 'string' ? phoneDigits(number) : ''
    if (digits.length >= fewestDigits) addPhone.run(docId, digits)
  }
  /** Indexes every record of a kind anew, a page at a time; the index holds none of them. */
  const writeAll = (entity: SearchedEntity) => {
    const { from, to } = documentRange(entity)
    const fields = [...searchedFields[entity], ...(entity === 'workOrders' || entity === 'requests' ? ['siteId'] : [])]
    const page = db.prepare(
      `SELECT d.doc_id AS docId, ${fields.map((field) => `t.${snakeCase(field)} AS ${field}`).join(', ')}
       FROM search_docs d JOIN ${snakeCase(entity)} t ON t.id = d.row_id
       WHERE d.doc_id > ? AND d.doc_id < ? ORDER BY d.doc_id LIMIT 1000`,
    )
    for (let last = from; ;) {
      const rows = page.all(last, to) as (Fields & { docId: number })[]
      for (const row of rows) write(entity, row.docId, row)
      if (rows.length === 0) return
      last = rows.at(-1)!.docId
    }
  }

  const settleLeaving = (left: ReadonlySet<number>) => {
    const staying = db.prepare('SELECT count(*) FROM search_docs').pluck().get() as number
    if (left.size > staying) {
      db.prepare("INSERT INTO search_index (search_index) VALUES ('delete-all')").run()
      for (const entity of searchedEntities) writeAll(entity)
    } else for (const docId of left) dropWords.run(docId)
  }

  return {
    drop,
    removingMany(work) {
      if (leaving) return work()
      leaving = new Set()
      const result = work()
      const left = leaving
      leaving = null
      settleLeaving(left)
      return result
    },
    rolledBack() {
      knownTerms.clear()
      leaving = null
    },
    put(entity, id, row, changed) {
      if (!isSearched(entity)) return
      if (row['deletedAt'] != null || isSilent(entity, row)) return drop(entity, id)
      const known = find.get(id) as number | undefined
      const docId = known ?? addDocument(entity, id)
      const watched = [...searchedFields[entity], 'siteId', 'deletedAt']
      if (known === undefined || !changed || changed.some((field) => watched.includes(field))) {
        if (known !== undefined) dropWords.run(docId)
        write(entity, docId, row)
      }
      const phoneField = phoneFields[entity]
      if (phoneField && (known === undefined || !changed || changed.includes(phoneField))) {
        putPhone(docId, known !== undefined, row[phoneField])
      }
      if (entity !== 'sites') return
      if (known !== undefined) dropPlace.run(docId)
      const { latitude, longitude } = row
      if (latitude != null && longitude != null) addPlace.run(docId, latitude, latitude, longitude, longitude, id)
      if (!changed || changed.some((field) => placeFields.includes(field))) refreshAt(id)
    },
  }
}

/** What people could look for; an id that the importer made from the content of a row is nobody's word. */
function isSaid(text: unknown): boolean {
  return text != null && !(typeof text === 'string' && text.startsWith(contentKeyPrefix))
}

/** Whether a text is the verdict on an item rather than words about it: nobody looks for every item that passed. */
function isVerdict(entity: EntityName, field: string, value: unknown): boolean {
  return entity === 'checklistAnswers' && field === 'text' && (value === 'pass' || value === 'fail' || value === 'na')
}

/** Whether an answer says nothing in words; most do, and there are many, so they take no place in the index. */
function isSilent(entity: EntityName, row: Fields): boolean {
  if (entity !== 'checklistAnswers') return false
  return searchedFields[entity].every((field) => row[field] == null || isVerdict(entity, field, row[field]))
}

/** `closingNote` as its column is called: `closing_note`. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
