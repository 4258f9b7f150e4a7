import type Database from 'better-sqlite3'
import type { Summary } from '#shared/commands/command.ts'

/** A step that Undo or Redo would take. */
export interface HistoryStep {
  readonly stepId: string
  /** Step id of the commands whose changes are to be reversed next. */
  readonly lastStepId: string
  readonly summary: Summary
}

/** The undo stack, kept in the store so that it survives restarts. */
export interface HistorySteps {
  /** A new undoable step: what was undone before can no longer be redone. Commands of a known step join it. */
  record(stepId: string, summary: Summary, actorId: string, at: number): void
  /** What Undo would take back; null when nothing is left. */
  nextUndo(): HistoryStep | null
  /** What Redo would bring back; null when nothing is left. */
  nextRedo(): HistoryStep | null
  /** A step that is done; null when there is none of that id. */
  step(stepId: string): HistoryStep | null
  /** Marks a step undone, done again, or out of the game for good; `byStepId` is the step of the command that did it. */
  turn(stepId: string, state: 'done' | 'undone' | 'discarded', byStepId: string): void
}

export function createHistorySteps(db: Database.Database): HistorySteps {
  const discard = db.prepare("UPDATE history_steps SET state = 'discarded' WHERE state = 'undone'")
  const add = db.prepare(
    `INSERT INTO history_steps (step_id, state, last_step_id, summary_key, summary_values, actor_id, at)
     VALUES (?, 'done', ?, ?, ?, ?, ?)
     ON CONFLICT (step_id) DO UPDATE SET summary_key = excluded.summary_key, summary_values = excluded.summary_values`,
  )
  const lastDone = db.prepare("SELECT * FROM history_steps WHERE state = 'done' ORDER BY position DESC LIMIT 1")
  const firstUndone = db.prepare("SELECT * FROM history_steps WHERE state = 'undone' ORDER BY position LIMIT 1")
  const oneDone = db.prepare("SELECT * FROM history_steps WHERE state = 'done' AND step_id = ?")
  const setState = db.prepare('UPDATE history_steps SET state = ?, last_step_id = ? WHERE step_id = ?')
  return {
    record(stepId, summary, actorId, at) {
      discard.run()
      add.run(stepId, stepId, summary.key, JSON.stringify(summary.values), actorId, at)
    },
    nextUndo: () => stepOfRow(lastDone.get()),
    nextRedo: () => stepOfRow(firstUndone.get()),
    step: (stepId) => stepOfRow(oneDone.get(stepId)),
    turn(stepId, state, byStepId) {
      setState.run(state, byStepId, stepId)
    },
  }
}

function stepOfRow(row: unknown): HistoryStep | null {
  if (!row) return null
  const cells = row as Record<string, string>
  return {
    stepId: cells['step_id']!,
    lastStepId: cells['last_step_id']!,
    summary: { key: cells['summary_key']!, values: JSON.parse(cells['summary_values']!) as Summary['values'] },
  }
}
