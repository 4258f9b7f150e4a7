import type { z } from 'zod'
import { bodyOf } from '#shared/commands/work-type/template-fields.ts'
import { changedFields } from '#shared/domain/work-type/changed-fields.ts'
import { templatesChoices, templatesList, templatesOne } from '#shared/queries/templates.ts'
import { prepared } from '../../store/prepared.ts'
import type { Store } from '../../store/store.ts'
import { answers } from '../handler.ts'

/** Answers for the page of work types and templates. */
export const templateQueries = [
  answers(templatesList, (_args, { store }) => listOf(store)),
  answers(templatesOne, ({ workTypeId }, { store }) => oneOf(workTypeId, store)),
  answers(templatesChoices, (_args, { store }) => choicesOf(store)),
]

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name.localeCompare(b.name, undefined, { numeric: true })

function listOf({ db, records }: Store): z.input<(typeof templatesList)['result']> {
  const rows = prepared(
    db,
    'SELECT work_type_id, count(*) FROM work_orders WHERE deleted_at IS NULL AND work_type_id IS NOT NULL GROUP BY 1',
  )
    .raw()
    .all() as [string, number][]
  const counts = new Map(rows)
  return records
    .all('workTypes')
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ id, name, category, kind, version, active }) => {
      return { id, name, category, kind, version, active, workOrders: counts.get(id) ?? 0 }
    })
    .sort((a, b) => Number(b.active) - Number(a.active) || byName(a, b))
}

function oneOf(workTypeId: string, { db, records }: Store): z.input<(typeof templatesOne)['result']> {
  const workType = records.get('workTypes', workTypeId)
  if (!workType || workType.deletedAt !== null) return null
  const rows = prepared(
    db,
    'SELECT work_type_version, count(*) FROM work_orders WHERE deleted_at IS NULL AND work_type_id = ? GROUP BY 1',
  )
    .raw()
    .all(workTypeId) as [number | null, number][]
  const counts = new Map(rows)
  const kept = records
    .where('workTypeVersions', 'workTypeId', [workTypeId])
    .filter(({ deletedAt }) => deletedAt === null)
    .toSorted((a, b) => a.version - b.version)
  const versions = kept.map(({ id, version, madeAt, madeBy, body }, index) => {
    const before = kept[index - 1]
    const changed = before ? changedFields(before.body, body) : null
    const values = Object.fromEntries(
      (changed ?? []).map((field) => [field, { before: plain(before!.body[field]), after: plain(body[field]) }]),
    )
    return { id, version, madeAt, madeBy, changed, values, workOrders: counts.get(version) ?? 0 }
  })
  // Items of an older checklist get the keys an edit would give them, so that they can be moved on the screen.
  return {
    workType: { ...workType, ...bodyOf(workType) },
    versions: versions.toReversed(),
    following: counts.get(null) ?? 0,
  }
}

/** A value as it travels; one that older versions did not have yet is none. */
function plain(value: unknown): z.core.util.JSONType {
  return (value ?? null) as z.core.util.JSONType
}

function choicesOf({ records }: Store): z.input<(typeof templatesChoices)['result']> {
  const named = (rows: readonly { id: string; name: string; deletedAt: number | null }[]) =>
    rows
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ id, name }) => ({ id, name }))
      .sort(byName)
  const certificates = [
    ...records.all('certificates').map(({ name }) => name),
    ...records.all('workTypes').map(({ certificateName }) => certificateName),
  ]
  return {
    skills: named(records.all('skills')),
    policies: named(records.all('slaPolicies')),
    certificates: [...new Set(certificates.filter((name) => name !== null && name !== ''))].sort() as string[],
  }
}
