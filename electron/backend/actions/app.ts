import { fileAppend, fileRead, historyRedo, historyUndo, jobCancel, jobsList } from '#shared/actions/app.ts'
import { ok } from '#shared/kernel/result.ts'
import { performs } from '../handler.ts'
import { turnHistory } from '../turn-history.ts'

/** Undo and redo, background work, and files on their way in and out. */
export const appActions = [
  performs(historyUndo, (_args, context) => turnHistory(context, 'undo')),
  performs(historyRedo, (_args, context) => turnHistory(context, 'redo')),
  performs(jobsList, (_args, { jobs }) => ok(jobs.list())),
  performs(jobCancel, ({ jobId }, { jobs }) => {
    jobs.cancel(jobId)
    return ok(null)
  }),
  performs(fileAppend, ({ fileId, name, base64 }, { files }) => files.append(fileId, name, base64)),
  performs(fileRead, ({ fileId, offset }, { files }) => files.read(fileId, offset)),
]
