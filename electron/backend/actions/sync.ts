import { syncJoin, syncLeave, syncNow, syncTakeHubs } from '#shared/actions/sync.ts'
import { ok } from '#shared/kernel/result.ts'
import { performs } from '../handler.ts'

/** What is done about the hub this desk is joined to. */
export const syncActions = [
  performs(syncJoin, ({ url, code, deviceName }, { sync }) => sync().join(url, code, deviceName)),
  performs(syncTakeHubs, (_args, { sync }) => sync().takeHubs()),
  performs(syncLeave, (_args, { sync }) => sync().leave()),
  performs(syncNow, async (_args, { sync }) => {
    await sync().goNow()
    return ok(sync().state())
  }),
]
