import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { chainStart, sealOf } from '../../store/audit-chain.ts'
import type { ChangeCells, CommandCells } from '../../store/audit-chain.ts'

/** What reading an exported log found. */
export interface AuditFileReport {
  readonly commands: number
  readonly seal: string
  /** First command whose seal does not fit; null when all do. */
  readonly brokenAt: number | null
}

/** Reads an exported log line by line and compares every seal; needs no database. */
export async function verifyAuditFile(file: string): Promise<Result<AuditFileReport, AppError>> {
  let previous = chainStart
  let brokenAt: number | null = null
  let commands = 0
  let line = 0
  try {
    for await (const text of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      line += 1
      if (text === '') continue
      const read = JSON.parse(text) as { kind?: string; command?: CommandCells; changes?: ChangeCells[]; seal?: string }
      if (line === 1) {
        if (read.kind !== 'audit-log') return err(notOurs(file))
        continue
      }
      if (!read.command || !read.changes || !read.seal) return err(notOurs(file, line))
      if (sealOf(previous, read.command, read.changes) !== read.seal) brokenAt ??= Number(read.command[0])
      previous = read.seal
      commands += 1
    }
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return err(notOurs(file, line))
    const message = `${file} could not be read: ${(thrown as Error).message}`
    return err({ kind: 'unavailable', code: 'file-unreadable', message })
  }
  return line === 0 ? err(notOurs(file)) : ok({ commands, seal: previous, brokenAt })
}

function notOurs(file: string, line?: number): AppError {
  const where = line === undefined ? '' : ` Line ${line} is not a line of one.`
  return invalidInput('FILE', `${file} is not an audit log written by "fieldboard audit export".${where}`)
}
