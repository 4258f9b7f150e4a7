import { z } from 'zod'
import { settingNames } from '../settings/settings.ts'

/** When failures of an asset count as a repeat: the same failure code so often within so many days of 24 hours. */
export const repeatRuleSchema = z.object({ least: z.int().min(2).max(50), days: z.int().min(1).max(3_650) })
export type RepeatRule = z.infer<typeof repeatRuleSchema>

/**
 * Three in thirty days: thirty is the span in which a second visit for the same fault counts as a repeat (first-time
 * fix rate), and the third time is no longer chance.
 */
export const defaultRepeatRule: RepeatRule = { least: 3, days: 30 }

/** From which shares on replacing an asset is recommended; both must be reached. */
export const replaceRuleSchema = z.object({
  /** 24-month maintenance cost ÷ replacement cost. */
  costShare: z.number().min(0.01).max(10),
  /** Age ÷ useful life. */
  ageShare: z.number().min(0).max(10),
})
export type ReplaceRule = z.infer<typeof replaceRuleSchema>

export const defaultReplaceRule: ReplaceRule = { costShare: 0.5, ageShare: 0.7 }

/** The rules about assets that the office may set; a value that makes no sense counts as not set. */
export interface AssetRules {
  readonly repeat: RepeatRule
  readonly replace: ReplaceRule
}

export function assetRulesOf(settings: Iterable<{ readonly id: string; readonly value: unknown }>): AssetRules {
  const values = new Map([...settings].map(({ id, value }) => [id, value]))
  const repeat = repeatRuleSchema.safeParse(values.get(settingNames.repeatFailures))
  const replace = replaceRuleSchema.safeParse(values.get(settingNames.replaceAdvice))
  return {
    repeat: repeat.success ? repeat.data : defaultRepeatRule,
    replace: replace.success ? replace.data : defaultReplaceRule,
  }
}
