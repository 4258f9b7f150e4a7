import path from 'node:path'
import { app, dialog } from 'electron'
import type { Backend } from '../../backend/create-backend.ts'
import { isPrinting } from '../quit.ts'
import { text } from '../texts.ts'
import { createUpdateFlow } from './update-flow.ts'
import type { UpdateFlow, UpdateSource } from './update-flow.ts'
import { readUpdateAddress, updateSettingsFile } from './update-settings.ts'
import { updateSource } from './update-source.ts'
import type { UpdateFailure } from './update-state.ts'

/** Updates as the menu and the end of the application use them. */
export interface DesktopUpdates {
  checkForPerson(): void
  quitting(): void
}

const dayMs = 24 * 60 * 60 * 1000

/** Looks for updates now and once a day, if this computer has an update address; else only explains how to set one. */
export function startUpdates(backend: Backend, dataDir: string): DesktopUpdates {
  const file = path.join(dataDir, updateSettingsFile)
  const address = readUpdateAddress(dataDir)
  if (!address.ok) {
    const explain = () => say('warning', text('updates.badSettings', { reason: address.error.message, file }))
    return { checkForPerson: explain, quitting: () => {} }
  }
  if (address.value === null) {
    const explain = () => say('info', text('updates.offTitle'), text('updates.offDetail', { file }))
    return { checkForPerson: explain, quitting: () => {} }
  }
  const flow = updateFlow(backend, address.value)
  backend.onPush((push) => {
    if (push.type === 'job') flow.jobsChanged()
  })
  flow.check(false)
  setInterval(() => flow.check(false), dayMs).unref()
  return { checkForPerson: () => flow.check(true), quitting: () => flow.quitting() }
}

function updateFlow(backend: Backend, address: string): UpdateFlow {
  return createUpdateFlow({
    source: electronUpdaterSource(address),
    isPrinting: () => isPrinting(backend),
    async ask(version) {
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: text('updates.readyTitle', { version }),
        detail: text('updates.readyDetail'),
        buttons: [text('updates.install'), text('updates.later')],
        defaultId: 0,
        cancelId: 1,
      })
      return response === 0
    },
    sayCurrent: () => say('info', text('updates.current', { version: app.getVersion() })),
    sayWorking: () => say('info', text('updates.working')),
    sayFailed: (failure) => say('warning', text('updates.failedTitle'), failureText(failure)),
  })
}

/** The updater is loaded when it is first used: most starts never need it. */
function electronUpdaterSource(address: string): UpdateSource {
  let loaded: Promise<UpdateSource> | null = null
  let ready: UpdateSource | null = null
  const load = () =>
    (loaded ??= import('electron-updater').then((module) => {
      ready = updateSource(module.default.autoUpdater, address)
      return ready
    }))
  return {
    check: async () => (await load()).check(),
    download: async () => (await load()).download(),
    installOnQuit: () => ready?.installOnQuit(),
  }
}

/** What a person reads when an update did not come about. */
export function failureText(failure: UpdateFailure): string {
  if (failure.kind === 'unusable') return text('updates.unusable', { reason: failure.reason })
  return text(`updates.${failure.kind}`)
}

function say(type: 'info' | 'warning', message: string, detail = ''): void {
  void dialog.showMessageBox({ type, message, detail })
}
