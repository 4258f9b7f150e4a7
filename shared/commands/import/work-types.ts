import { z } from 'zod'
import type { EntityRow, NewRow } from '../../domain/entities.ts'
import { workTypeDraftSchema } from '../../domain/import/draft.ts'
import type { WorkKind } from '../../domain/work-type/work-kind.ts'
import { decide, defineCommand } from '../command.ts'
import { read } from '../read.ts'
import { createDeskEdits } from './desk-edits.ts'
import type { DeskEdits } from './desk-edits.ts'
import { given } from './places.ts'
import { createShelf } from './record-shelf.ts'
import { batchSummary, createTally, logOfBatch, runReads, runSchema, startOf } from './run.ts'
import type { BatchContext, BatchOutcome } from './run.ts'
import { createSkills } from './skills.ts'

/** Minutes on site that a work type gets when no list says how long it takes. */
export const plainDurationMinutes = 30

/** A work type as a row of another list names it. */
export interface NamedWorkType {
  readonly key: string
  readonly name: string
  readonly category: string
  readonly kind?: WorkKind | null
}

/** A work type of which only the name is known. */
export function plainWorkType(id: string, draft: NamedWorkType): NewRow<'workTypes'> {
  return {
    id,
    externalId: draft.key,
    name: draft.name,
    category: draft.category,
    fieldWork: true,
    skillId: null,
    skillLevel: 1,
    certificateName: null,
    durationMinutes: plainDurationMinutes,
    priority: 'normal',
    slaPolicyId: null,
    checklist: [],
    parts: [],
    safetyNotes: null,
    ...(draft.kind ? { kind: draft.kind } : {}),
  }
}

/** Work types by external id; one that no list has described yet is made with plain defaults and named in the result. */
export function createWorkTypes(
  stored: readonly EntityRow<'workTypes'>[],
  context: Pick<BatchContext, 'newId'>,
  edits: DeskEdits,
) {
  const shelf = createShelf('workTypes', stored, (workType) => workType.externalId, edits)
  const made: string[] = []
  return {
    of(draft: NamedWorkType | null) {
      if (!draft) return null
      const found = shelf.find(draft.key)
      if (found) return found.row
      made.push(draft.name)
      return shelf.add(draft.key, plainWorkType(context.newId(), draft)).row
    },
    made: () => made,
    changes: shelf.changes,
  }
}

/** Takes over a list of work types with the skills they ask for. An empty cell leaves what is stored. */
export const importWorkTypes = defineCommand({
  name: 'import.workTypes',
  args: z.object({ run: runSchema, rows: z.array(workTypeDraftSchema).max(10_000) }),
  undoable: true,
  logArgs: logOfBatch,
  reads: ({ run, rows }) => ({
    ...runReads(run),
    skills: read.all('skills'),
    workTypes: read.where('workTypes', 'externalId', [...new Set(rows.map((row) => row.key))]),
  }),
  apply({ run, rows }, stored, context) {
    const edits = createDeskEdits(stored.importedBefore)
    const skills = createSkills(stored.skills, context, edits)
    const workTypes = createShelf('workTypes', stored.workTypes, (workType) => workType.externalId, edits)
    const tally = createTally()
    for (const draft of rows) {
      const { name, category, fieldWork, skillLevel, certificateName, durationMinutes, priority, safetyNotes } = draft
      const skillId = skills.idOf(draft.skill)
      const set = {
        name,
        category,
        ...given({ fieldWork, skillId, skillLevel, certificateName, durationMinutes, priority, safetyNotes }),
      }
      const found = workTypes.find(draft.key)
      if (found) {
        tally.count(workTypes.patch(found, set) ? 'updated' : 'unchanged')
      } else {
        workTypes.add(draft.key, { ...plainWorkType(context.newId(), draft), ...set })
        tally.count('added')
      }
    }
    const changes = [...skills.changes(), ...workTypes.changes()]
    const outcome: BatchOutcome = { ...tally.counts, fieldsKept: edits.kept(), territories: [], plainWorkTypes: [] }
    return decide(changes.length > 0 ? [...startOf(run, stored), ...changes] : [], batchSummary(run), outcome)
  },
})
