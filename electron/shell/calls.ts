import { ipcMain } from 'electron'
import type { IpcMainInvokeEvent } from 'electron'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import type { Reply } from '#shared/rpc/envelope.ts'
import { isTrustedOrigin } from './origin.ts'

/** Longest call text taken in, in UTF-16 units. A piece of a file being imported is the longest one there is. */
export const maxCallLength = 8 << 20

/** Opens the one channel between pages and backend. Everything a page sends is text that is parsed and checked here. */
export function answerCalls(call: (call: unknown) => Promise<Reply>): void {
  ipcMain.handle('fieldboard:call', async (event, callText: unknown) =>
    JSON.stringify(
      isOurPage(event)
        ? await answer(callText, call)
        : refused({ kind: 'forbidden', message: 'Not a page of Fieldboard.' }),
    ),
  )
}

/** Only the main frame of a page of ours may call: no frame inside it, no page that came from elsewhere. */
function isOurPage({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return (
    senderFrame !== null && senderFrame.parent === null && isTrustedOrigin(senderFrame.url) && !sender.isDestroyed()
  )
}

async function answer(callText: unknown, call: (call: unknown) => Promise<Reply>): Promise<Reply> {
  if (typeof callText !== 'string') return refused(invalidInput('', 'A call is one JSON text.'))
  if (callText.length > maxCallLength) return refused(invalidInput('', 'The call is too long.'))
  let parsed: unknown
  try {
    parsed = JSON.parse(callText)
  } catch {
    return refused(invalidInput('', 'The call is not JSON.'))
  }
  return call(parsed)
}

function refused(error: AppError): Reply {
  return { ok: false, error }
}
