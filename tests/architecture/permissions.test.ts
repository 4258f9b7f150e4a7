import { expect, test } from 'vitest'
import { openTestBackend } from '#tests/doubles/test-backend.ts'
import { actionBindings } from '#electron/backend/registry.ts'
import { commands } from '#shared/commands/registry.ts'
import { capabilityFor } from '#shared/domain/access/permissions.ts'

test('every command and every action says which capability it needs', async () => {
  await using desk = openTestBackend()
  const actions = actionBindings.map((bind) => bind(desk.backend.context).definition.name)
  const unsaid = [...commands.map(({ name }) => name), ...actions].filter((name) => capabilityFor(name) === undefined)
  expect(unsaid).toEqual([])
})
