import { z } from 'zod'
import { repeatRuleSchema, replaceRuleSchema } from '../asset/asset-settings.ts'
import { largestFileLimitMegabytes } from '../attachment/file-limit.ts'
import { fileKindSchema } from '../attachment/media-type.ts'
import { rushHoursSchema } from '../travel/rush-hours.ts'
import { numberingSchema } from './numbering.ts'
import { settingNames } from './settings.ts'

/** Most minutes before a deadline from which it may count as due soon: two weeks. */
export const mostDueSoonMinutes = 20_160

/** What a setting may hold. Settings that are not named here are judged where they are read. */
const schemas: Readonly<Record<string, z.ZodType>> = {
  [settingNames.slaTarget]: z.number().min(0).max(1),
  [settingNames.dueSoonMinutes]: z.int().min(5).max(mostDueSoonMinutes),
  [settingNames.fileLimitMegabytes]: z.number().min(0.1).max(largestFileLimitMegabytes),
  [settingNames.refusedFileKinds]: z.array(fileKindSchema),
  [settingNames.repeatFailures]: repeatRuleSchema,
  [settingNames.replaceAdvice]: replaceRuleSchema,
  [settingNames.numbering]: numberingSchema,
  [settingNames.rushHours]: rushHoursSchema,
  [settingNames.strictTerritories]: z.boolean(),
}

/** Why a setting may not hold a value, in words; null when it may. Null takes a setting away and is always allowed. */
export function settingObstacle(name: string, value: unknown): string | null {
  const read = value === null ? null : schemas[name]?.safeParse(value)
  return read && !read.success ? z.prettifyError(read.error) : null
}
