import { z } from 'zod'
import { insert, remove, update } from '../change.ts'
import type { Change } from '../change.ts'
import { settingObstacle } from '../../domain/settings/setting-values.ts'
import { settingNames } from '../../domain/settings/settings.ts'
import { invalidInput } from '../../kernel/app-error.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/** Sets one office setting; null takes it away, so that its default holds again. A value that makes no sense is refused. */
export const settingsSet = defineCommand({
  name: 'settings.set',
  args: z.object({ name: z.string().min(1).max(100), value: z.json() }),
  undoable: true,
  reads: ({ name }) => ({ current: read.byId('settings', name) }),
  apply: ({ name, value }, { current }) => {
    if (name === settingNames.statusMapping) {
      const message = 'The mapping of statuses is set with settings.setStatusMapping, which keeps work orders in step.'
      return refuse(forbiddenByRule('setting-elsewhere', message, { name }))
    }
    const obstacle = settingObstacle(name, value)
    if (obstacle) return refuse(invalidInput('value', `${name} cannot be that: ${obstacle}`))
    const change = (): Change[] => {
      if (value === null) return current ? [remove('settings', name)] : []
      return [current ? update('settings', name, { value }) : insert('settings', { id: name, value })]
    }
    return decide(change(), { key: 'history.settingSet', values: { name } })
  },
})
