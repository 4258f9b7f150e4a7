import { currentTable } from '#shared/commands/priority-rule/table-changes.ts'
import { offeredReasons } from '#shared/domain/reason/default-reasons.ts'
import { intakeChoices, intakePriorityTable, intakeTrees } from '#shared/queries/intake.ts'
import type { OfficeTree } from '#shared/queries/intake.ts'
import { builtInTrees } from '../../intake/built-in-trees.ts'
import { answers } from '../../handler.ts'

/** Answers about taking requests in: questions and priorities. */
export const intakeQueries = [
  answers(intakeTrees, (_args, { store: { records } }): OfficeTree[] => {
    const stored = new Map(records.all('questionTrees').map((row) => [row.trade, row]))
    const delivered = builtInTrees().map((tree): OfficeTree => {
      const row = stored.get(tree.trade)
      stored.delete(tree.trade)
      return row
        ? { trade: tree.trade, origin: 'edited', active: row.active, tree: row.tree }
        : { trade: tree.trade, origin: 'builtIn', active: true, tree }
    })
    const own = [...stored.values()]
      .toSorted((a, b) => a.tree.label.localeCompare(b.tree.label))
      .map((row): OfficeTree => ({ trade: row.trade, origin: 'own', active: row.active, tree: row.tree }))
    return [...delivered, ...own]
  }),
  answers(intakePriorityTable, (_args, { store: { records } }) => {
    const stored = records.all('priorityRules')
    return { lines: currentTable(stored), own: stored.length > 0 }
  }),
  answers(intakeChoices, (_args, { store: { records } }) => {
    const skills = new Map(records.all('skills').map(({ id, name }) => [id, name]))
    return {
      workTypes: records
        .all('workTypes')
        .filter(({ active }) => active)
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map(({ id, name, active, category, kind, fieldWork, priority, durationMinutes, skillId }) => ({
          id,
          name,
          active,
          category,
          kind,
          fieldWork,
          priority,
          durationMinutes,
          skillName: skillId === null ? null : (skills.get(skillId) ?? null),
        })),
      overrideReasons: offeredReasons('override', records.all('reasons')).map(({ label }) => label),
      skills: [...skills.values()].toSorted((a, b) => a.localeCompare(b)),
    }
  }),
]
