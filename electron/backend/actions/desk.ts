import { deskChoose } from '#shared/actions/desk.ts'
import type { CommandDefinition } from '#shared/commands/command.ts'
import { deskSignIn } from '#shared/commands/user/sign-in.ts'
import { ok } from '#shared/kernel/result.ts'
import { chooseDeskUser } from '../desk-person.ts'
import { performs } from '../handler.ts'
import { receiptOf } from '../receipt.ts'

/** What is done with this desk itself. */
export const deskActions = [
  performs(deskChoose, ({ userId }, { store, pipeline, announce }) => {
    const signed = pipeline.run(deskSignIn as unknown as CommandDefinition, { userId })
    if (!signed.ok) return signed
    chooseDeskUser(store, userId)
    // Nothing of a record changed, but everything that depends on who asks is old.
    announce({ changed: new Map([['users', []]]) })
    return ok(receiptOf(signed.value))
  }),
]
