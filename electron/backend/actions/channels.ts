import { readFile } from 'node:fs/promises'
import { channelsLookNow, channelsWatch, channelsWatchState, requestTakeMail } from '#shared/actions/channels.ts'
import { ok } from '#shared/kernel/result.ts'
import { takeMail } from '../channels/take-mail.ts'
import { performs } from '../handler.ts'
import { findSourceFile } from '../import/source-file.ts'

/** The ways a request comes in besides the telephone. */
export const channelActions = [
  performs(requestTakeMail, async ({ file }, context) => {
    const found = findSourceFile(context, file)
    return found.ok ? takeMail(context, { name: found.value.name, bytes: await readFile(found.value.path) }) : found
  }),
  performs(channelsWatchState, (_args, { watchedFolder }) => ok(watchedFolder().state())),
  performs(channelsWatch, ({ folder }, { watchedFolder }) => watchedFolder().watch(folder)),
  performs(channelsLookNow, async (_args, { watchedFolder }) => ok(await watchedFolder().look())),
]
