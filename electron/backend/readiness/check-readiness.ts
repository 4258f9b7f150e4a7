import { settingNames } from '#shared/domain/settings/settings.ts'
import { addDays, dayOf } from '#shared/kernel/zone.ts'
import { verifyChain } from '../../store/audit-chain.ts'
import { findDamage } from '../../store/damage.ts'
import type { BackendContext } from '../context.ts'
import type { Finding } from './finding.ts'
import { readinessChecks } from './readiness-checks.ts'

/** A certificate that ends within so many days is told in advance. */
const soonDays = 30
const exampleCount = 5

/** What the doctor found, and the day it looked at. */
export interface Readiness {
  /** Calendar day `YYYY-MM-DD` of the office, for certificates: the archive's last day, or today. */
  readonly day: string
  /** No finding that blocks. */
  readonly ready: boolean
  readonly findings: readonly Finding[]
}

/** Looks for what would get in the way of dispatching the day, worst first. */
export function checkReadiness(context: BackendContext): Readiness {
  const { store, pipeline, clock } = context
  const dataAsOf = store.records.get('settings', settingNames.dataAsOf)?.value
  const day = dayOf(typeof dataAsOf === 'number' ? dataAsOf : clock.now(), pipeline.officeZone())
  const bind = { day, soon: addDays(day, soonDays), now: clock.now() }
  const findings = [...integrityFindings(context), ...chainFindings(context)]
  for (const { check, severity, message, sql } of readinessChecks) {
    const names = store.db.prepare(sql).pluck().all(bind) as string[]
    if (names.length === 0) continue
    findings.push({
      check,
      severity,
      count: names.length,
      message: message(names.length),
      examples: names.slice(0, exampleCount),
    })
  }
  const rank = { blocks: 0, warns: 1, info: 2 }
  findings.sort((a, b) => rank[a.severity] - rank[b.severity])
  return { day, ready: findings.every((finding) => finding.severity !== 'blocks'), findings }
}

/** Whether somebody rewrote the log of what was done. */
function* chainFindings({ store }: BackendContext): Generator<Finding> {
  const { brokenAt, missingAtEnd } = verifyChain(store.db)
  if (brokenAt !== null) {
    yield {
      check: 'audit-rewritten',
      severity: 'blocks',
      count: 1,
      message: 'The log of what was done was changed outside Fieldboard. Compare it with an export or a backup.',
      examples: [`command ${brokenAt}`],
    }
  }
  if (missingAtEnd > 0) {
    yield {
      check: 'audit-cut',
      severity: 'blocks',
      count: missingAtEnd,
      message: 'Commands at the end of the log are gone. Compare it with an export or a backup.',
      examples: [`${missingAtEnd} commands`],
    }
  }
}

/** SQLite's own examination of the file, and records that point at nothing. */
function* integrityFindings({ store }: BackendContext): Generator<Finding> {
  const damage = findDamage(store.db, 100)
  if (damage.length > 0) {
    yield {
      check: 'database-damaged',
      severity: 'blocks',
      count: damage.length,
      message: 'The database file is damaged. Stop working in it and restore a backup.',
      examples: damage.slice(0, exampleCount),
    }
  }
  const dangling = store.db.pragma('foreign_key_check') as { table: string; parent: string }[]
  if (dangling.length > 0) {
    yield {
      check: 'dangling-references',
      severity: 'blocks',
      count: dangling.length,
      message: 'Some records point at others that are not there. Restore a backup.',
      examples: dangling.slice(0, exampleCount).map((row) => `${row.table} → ${row.parent}`),
    }
  }
}
