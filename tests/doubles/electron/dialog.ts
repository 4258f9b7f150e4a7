import type * as Electron from 'electron'
import { report } from './control.ts'
import type { Report } from './control.ts'
import { strict } from './strict.ts'

type DialogKind = Extract<Report, { type: 'dialog' }>['kind']

/** What the test said the person will choose, oldest first. */
const answers: unknown[] = []

/** Queues the answer to the next dialog. */
export function queueDialogAnswer(answer: unknown): void {
  answers.push(answer)
}

/** A dialog nobody answers would hang in Electron; here it fails, so that the test names what appeared. */
function ask(kind: DialogKind, args: readonly unknown[]): unknown {
  const options = args.at(-1)
  report({ type: 'dialog', kind, options })
  if (answers.length === 0)
    throw new Error(`electron double: nobody answers this ${kind} dialog: ${JSON.stringify(options)}`)
  return answers.shift()
}

const implemented = {
  showErrorBox: (title: string, content: string) =>
    report({ type: 'dialog', kind: 'error', options: { title, content } }),
  showMessageBox: async (...args: unknown[]) => ({ response: ask('message', args), checkboxChecked: false }),
  showMessageBoxSync: (...args: unknown[]) => ask('message', args),
  showOpenDialog: async (...args: unknown[]) => ask('open', args),
  showSaveDialog: async (...args: unknown[]) => ask('save', args),
} satisfies Partial<Record<keyof Electron.Dialog, unknown>>

/** The `dialog` of Electron. */
export const dialog = strict('dialog', implemented)
