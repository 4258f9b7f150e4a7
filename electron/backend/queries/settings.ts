import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { ratesOf } from '#shared/domain/cost/rates.ts'
import { entityNames } from '#shared/domain/entities.ts'
import type { NumberedKind } from '#shared/domain/settings/numbering.ts'
import { numberingOf } from '#shared/domain/settings/numbering.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { settingsAll, settingsData, settingsNumbers } from '#shared/queries/settings.ts'
import { storeVersion } from '../../store/migrate.ts'
import { databaseFileName } from '../../store/open-database.ts'
import { contentFolderName } from '../attachments/content-files.ts'
import { answers } from '../handler.ts'

/** Answers what the Settings screen shows. */
export const settingsQueries = [
  answers(settingsAll, (_args, { store: { records } }) => ({
    values: Object.fromEntries(records.all('settings').map((setting) => [setting.id, setting.value])),
    mappings: records.all('savedMappings').map(({ id, name }) => ({ id, name })),
    mapLayers: records
      .all('mapLayers')
      .map(({ id, name, attribution, shapes }) => ({ id, name, attribution, shapes: shapes.length })),
  })),
  answers(settingsNumbers, (_args, { store: { counters, records } }) => {
    const numbering = numberingOf(records.get('settings', settingNames.numbering)?.value)
    const { firstInvoiceNumber } = ratesOf(records.all('settings'))
    const least = { request: 1, workOrder: 1, invoice: firstInvoiceNumber }
    const numbers = (kind: NumberedKind) => ({
      next: counters.peek(kind, Math.max(least[kind], numbering[kind].from)),
      lowest: counters.begun(kind) ? counters.peek(kind, least[kind]) : least[kind],
    })
    return { request: numbers('request'), workOrder: numbers('workOrder'), invoice: numbers('invoice') }
  }),
  answers(settingsData, (_args, { config, store }) => {
    const count = (table: string) => store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
    const records = entityNames
      .map((entity) => ({ entity, count: count(store.records.codec(entity).table) }))
      .filter((one) => one.count > 0)
      .sort((a, b) => b.count - a.count)
    const bytes = (file: string) => sizeOf(path.join(config.dataDir, file))
    const first = store.db.prepare('SELECT min(at) FROM command_log').pluck().get() as number | null
    return {
      dataDir: config.dataDir,
      databaseBytes: bytes(databaseFileName) + bytes(`${databaseFileName}-wal`),
      logBytes: bytes('fieldboard.log'),
      attachmentBytes: bytes(contentFolderName),
      records,
      commands: count('command_log'),
      firstCommandAt: first,
      storeVersion,
    }
  }),
]

/** Bytes of a file, or of a folder with everything in it; 0 when it is not there. */
function sizeOf(place: string): number {
  const found = statSync(place, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.size
  return readdirSync(place).reduce((sum, name) => sum + sizeOf(path.join(place, name)), 0)
}
