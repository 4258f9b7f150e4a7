import type { z } from 'zod'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { settingsAll } from '#shared/queries/settings.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'

/** Any JSON value a setting may hold. */
export type SettingValue = z.input<typeof settingsSet.args>['value']

/** Reads one office setting and sets it through the command, so that it can be undone. Null takes it away. */
export function useSetting(name: string): readonly [SettingValue | undefined, (value: SettingValue) => void] {
  const value = useQueryOf(settingsAll, {}).data?.values[name]
  const { run } = useCommands()
  const set = async (next: SettingValue) => {
    if (next === value) return
    const done = await run(settingsSet, { name, value: next })
    if (done.ok) announce({ tone: 'good', text: t('settings.saved') })
  }
  return [value, (next) => void set(next)]
}
