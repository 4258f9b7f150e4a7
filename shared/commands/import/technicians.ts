import { z } from 'zod'
import type { EntityRow, RowPatch } from '../../domain/entities.ts'
import { technicianDraftSchema } from '../../domain/import/draft.ts'
import type { TechnicianDraft } from '../../domain/import/draft.ts'
import { insert, update } from '../change.ts'
import type { Change } from '../change.ts'
import { decide, defineCommand } from '../command.ts'
import { read } from '../read.ts'
import { createDeskEdits } from './desk-edits.ts'
import type { DeskEdits } from './desk-edits.ts'
import { createPlaces, given, placeReads } from './places.ts'
import { createShelf } from './record-shelf.ts'
import { batchSummary, createTally, logOfBatch, runReads, runSchema, startOf } from './run.ts'
import type { BatchOutcome } from './run.ts'
import { createSkills } from './skills.ts'

/** ISO weekdays that the one shift of a roster is worked on. */
export const rosterWeekdays = [1, 2, 3, 4, 5] as const

/**
 * Takes over a roster: technicians by their code, with skills, the shift (on every weekday), the break and the
 * territory. What a roster does not name is left alone, and so is what the office has changed or removed since the last
 * import; nobody is removed by leaving them out.
 */
export const importTechnicians = defineCommand({
  name: 'import.technicians',
  args: z.object({ run: runSchema, rows: z.array(technicianDraftSchema).max(10_000) }),
  undoable: true,
  logArgs: logOfBatch,
  reads: ({ run, rows }) => ({
    ...runReads(run),
    ...placeReads({ sites: [], territories: rows.map((row) => row.territory), customers: [] }),
    skills: read.all('skills'),
    technicians: read.where('technicians', 'externalId', [...new Set(rows.map((row) => row.key))]),
  }),
  readsThen: (_args, { technicians }) => {
    const ids = technicians.map((technician) => technician.id)
    return {
      held: read.where('technicianSkills', 'technicianId', ids),
      shifts: read.where('shifts', 'technicianId', ids),
      breaks: read.where('breaks', 'technicianId', ids),
    }
  },
  apply({ run, rows }, stored, context) {
    const edits = createDeskEdits(stored.importedBefore)
    const places = createPlaces(stored, run, context, edits)
    const skills = createSkills(stored.skills, context, edits)
    const technicians = createShelf('technicians', stored.technicians, (technician) => technician.externalId, edits)
    const patterns: Change[] = []
    const tally = createTally()
    for (const draft of rows) {
      const { code, name, team, phone, homeLatitude, homeLongitude, costPerHour } = draft
      const territoryId = places.territoryOf(draft.territory)
      const plain = { code, name, team, phone, territoryId, homeLatitude, homeLongitude, costPerHour }
      const found = technicians.find(draft.key)
      const slot = found ?? technicians.add(draft.key, { id: context.newId(), externalId: draft.key, active: true, ...plain }) // prettier-ignore
      const patched = found !== null && technicians.patch(slot, given(plain))
      const pattern = patternChanges(draft, slot.row.id, stored, {
        skillIdOf: skills.idOf,
        edits,
        newId: context.newId,
      })
      patterns.push(...pattern)
      tally.count(!found ? 'added' : patched || pattern.length > 0 ? 'updated' : 'unchanged')
    }
    const changes = [...places.changes(), ...skills.changes(), ...technicians.changes(), ...patterns]
    const outcome: BatchOutcome = {
      ...tally.counts,
      fieldsKept: edits.kept(),
      territories: places.newTerritories(),
      plainWorkTypes: [],
    }
    return decide(changes.length > 0 ? [...startOf(run, stored), ...changes] : [], batchSummary(run), outcome)
  },
})

interface StoredPattern {
  readonly held: readonly EntityRow<'technicianSkills'>[]
  readonly shifts: readonly EntityRow<'shifts'>[]
  readonly breaks: readonly EntityRow<'breaks'>[]
}

interface PatternTools {
  readonly skillIdOf: (name: string) => string | null
  readonly edits: DeskEdits
  readonly newId: () => string
}

/** Skills, shifts and break of one technician, as far as they differ from what is stored. */
function patternChanges(
  draft: TechnicianDraft,
  technicianId: string,
  stored: StoredPattern,
  { skillIdOf, edits, newId }: PatternTools,
): Change[] {
  const changes: Change[] = []
  /** What the file says of a stored row, without what the office has changed; null when that leaves nothing. */
  const differing = <E extends 'technicianSkills' | 'shifts' | 'breaks'>(
    entity: E,
    row: EntityRow<E>,
    set: RowPatch<E>,
  ): RowPatch<E> | null => {
    const own = row as unknown as Readonly<Record<string, unknown>> & { readonly id: string }
    const fields = Object.entries(set).filter(
      ([field, value]) => own[field] !== value && !edits.keeps(entity, own, field),
    )
    return fields.length > 0 ? (Object.fromEntries(fields) as RowPatch<E>) : null
  }
  for (const { name, level } of draft.skills) {
    const skillId = skillIdOf(name)
    if (skillId === null) continue
    const held = stored.held.find((one) => one.technicianId === technicianId && one.skillId === skillId)
    if (held) {
      const set = differing('technicianSkills', held, { level })
      if (set) changes.push(update('technicianSkills', held.id, set))
    } else if (!edits.keepsRemoved('technicianSkills', { technicianId, skillId })) {
      changes.push(insert('technicianSkills', { id: newId(), technicianId, skillId, level }))
    }
  }
  // Who works by a pattern of the office keeps it: a roster knows one shift only.
  const byPattern = stored.shifts.some((one) => one.technicianId === technicianId && one.patternId !== null)
  if (draft.shift && !byPattern) {
    const { startMinute, endMinute } = draft.shift
    for (const weekday of rosterWeekdays) {
      const shift = stored.shifts.find((one) => one.technicianId === technicianId && one.weekday === weekday)
      if (shift) {
        const set = differing('shifts', shift, { startMinute, endMinute })
        if (set) changes.push(update('shifts', shift.id, set))
      } else if (!edits.keepsRemoved('shifts', { technicianId, weekday })) {
        changes.push(insert('shifts', { id: newId(), technicianId, weekday, startMinute, endMinute }))
      }
    }
  }
  if (draft.break && !byPattern) {
    const { startMinute, durationMinutes } = draft.break
    const pause = stored.breaks.find((one) => one.technicianId === technicianId)
    if (pause) {
      const set = differing('breaks', pause, { startMinute, durationMinutes })
      if (set) changes.push(update('breaks', pause.id, set))
    } else if (!edits.keepsRemoved('breaks', { technicianId })) {
      changes.push(insert('breaks', { id: newId(), technicianId, startMinute, durationMinutes }))
    }
  }
  return changes
}
