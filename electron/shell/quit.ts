import { app, dialog } from 'electron'
import type { Backend } from '../backend/create-backend.ts'
import { text } from './texts.ts'

/** Kinds of background work that put ink on paper start with this. */
export function isPrinting(backend: Backend): boolean {
  return backend.context.jobs.list().some((job) => job.state === 'running' && job.kind.startsWith('print'))
}

/**
 * Quitting asks while packets are printed, and waits until the backend has put its things away: jobs stopped, the
 * database closed, the data folder let go. `will-quit` is the last moment Electron waits for. `onQuitting` runs while
 * jobs can still be seen.
 */
export function closeBeforeQuit(backend: Backend, onQuitting: () => void): void {
  let asked = false
  let closed: Promise<void> | null = null
  let done = false
  app.on('before-quit', (event) => {
    // The second round comes after everything was put away: what it would decide is decided.
    if (closed) return
    if (asked || !isPrinting(backend)) return onQuitting()
    const choice = dialog.showMessageBoxSync({
      type: 'warning',
      message: text('quit.printing'),
      detail: text('quit.printingDetail'),
      buttons: [text('quit.wait'), text('quit.anyway')],
      defaultId: 0,
      cancelId: 0,
    })
    if (choice === 0) return event.preventDefault()
    asked = true
    onQuitting()
  })
  app.on('will-quit', (event) => {
    if (done) return
    event.preventDefault()
    closed ??= backend.close().finally(() => {
      done = true
      app.quit()
    })
  })
}
