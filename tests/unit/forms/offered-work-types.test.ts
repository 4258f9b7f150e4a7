import { expect, test } from 'vitest'
import { workTypeSetActive } from '#shared/commands/work-type/set-active.ts'
import { workOrdersChoices } from '#shared/queries/work-orders.ts'
import { offeredWorkTypes } from '#renderer/lib/offered-work-types.ts'
import { openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

test('a work type out of use is offered for nothing new, and stays with what has it', async () => {
  await using desk = openSmallOffice()
  expectOk(desk.run(workTypeSetActive, { workTypeId: 'v2 type', active: false }))
  const { workTypes } = expectOk(await desk.client.query(workOrdersChoices, {}))
  const ids = (current: string | null) => offeredWorkTypes(workTypes, current).map(({ id }) => id)
  expect(workTypes.map(({ id }) => id)).toContain('v2 type')
  expect(ids(null)).not.toContain('v2 type')
  expect(ids('v2 type')).toContain('v2 type')
  expect(ids(null)).toContain('v1 type')
})
