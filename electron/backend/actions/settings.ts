import { integrityCheck } from '#shared/actions/settings.ts'
import { ok } from '#shared/kernel/result.ts'
import { findDamage } from '../../store/damage.ts'
import { performs } from '../handler.ts'

/** Looks after the data folder. */
export const settingsActions = [
  performs(integrityCheck, (_args, { store: { db } }) => {
    const startedAt = performance.now()
    const problems = findDamage(db, 20)
    const brokenReferences = db.prepare('PRAGMA foreign_key_check').all().length
    const milliseconds = Math.round(performance.now() - startedAt)
    return ok({ ok: problems.length === 0 && brokenReferences === 0, problems, brokenReferences, milliseconds })
  }),
]
