import { hash } from 'node:crypto'
import type { EntityName } from '#shared/domain/entities.ts'
import { hashedText } from '#shared/sync/row-hash.ts'
import type { AuditLine } from './hub-store.ts'

/** SHA-256 of a text in hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text)
}

/** Hash of a row from its canonical JSON: 32 hexadecimal digits. */
export function rowHash(entity: EntityName, id: string, body: string): string {
  return sha256(hashedText(entity, id, body)).slice(0, 32)
}

/** What a line of the audit says, in the order it is sealed and stored in. */
export function auditCellsOf(line: Omit<AuditLine, 'seal'>): (string | number | null)[] {
  return [
    line.deviceId,
    line.seq,
    line.commandId,
    line.hash,
    line.name,
    line.stepId,
    line.userId,
    line.userName,
    line.atFrom,
    line.atTo,
    line.madeAt,
    line.judgedAt,
    line.envelope,
    line.changes,
    line.outcome,
  ]
}

/** The seal of a line of the audit over the one before: whoever changes a line has to change every one after it. */
export function sealOver(previous: string, line: Omit<AuditLine, 'seal'>): string {
  const cells = auditCellsOf(line).map((cell) => (cell === null ? '-' : `${String(cell).length}:${cell}`))
  return sha256(previous + cells.join(','))
}
