import { z } from 'zod'
import type { Change } from '../change.ts'
import { insert, update } from '../change.ts'
import type { CommandContext } from '../command.ts'

/** What people call a bundle. */
export const bundleNameSchema = z.string().trim().min(1, 'a name is needed').max(200)

/** The changes that make a bundle of work orders, which exist or are made by the same command. */
export function joinChanges(
  bundle: { readonly name: string; readonly reason: string | null },
  workOrderIds: readonly string[],
  context: CommandContext,
): { readonly bundleId: string; readonly changes: Change[] } {
  const bundleId = context.newId()
  return {
    bundleId,
    changes: [
      insert('bundles', { id: bundleId, ...bundle }),
      ...workOrderIds.map((id) => update('workOrders', id, { bundleId })),
    ],
  }
}
