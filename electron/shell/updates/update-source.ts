import type { AppUpdater } from 'electron-updater'
import type { UpdateSource } from './update-flow.ts'
import type { UpdateFailure } from './update-state.ts'

/** Codes of Node and of Chromium for a server that cannot be reached. */
const unreachable = /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|net::ERR_/

/** Updates from a plain file server (electron-builder's "generic" provider), by electron-updater. */
export function updateSource(updater: AppUpdater, address: string): UpdateSource {
  updater.setFeedURL({ provider: 'generic', url: address })
  updater.autoDownload = false
  updater.disableWebInstaller = true
  updater.autoRunAppAfterInstall = false
  // Every failure also rejects the call it belongs to; an 'error' event that nobody hears would end the process.
  updater.on('error', () => {})
  return {
    async check() {
      try {
        const found = await updater.checkForUpdates()
        return { version: found?.isUpdateAvailable ? found.updateInfo.version : null }
      } catch (thrown) {
        return { failure: failureOf(thrown) }
      }
    },
    async download() {
      // The updater prepares for the end of the process only if this is set while it downloads …
      updater.autoInstallOnAppQuit = true
      try {
        await updater.downloadUpdate()
        return null
      } catch (thrown) {
        return { failure: failureOf(thrown) }
      } finally {
        // … and looks at it again when the process ends: nothing is installed unless somebody agreed.
        updater.autoInstallOnAppQuit = false
      }
    },
    installOnQuit() {
      updater.autoInstallOnAppQuit = true
    },
  }
}

function failureOf(thrown: unknown): UpdateFailure {
  const { code = '', message = String(thrown) } = thrown as { code?: string; message?: string }
  if (code === 'ERR_CHECKSUM_MISMATCH') return { kind: 'checksum' }
  if (unreachable.test(code) || unreachable.test(message)) return { kind: 'unreachable' }
  return { kind: 'unusable', reason: message.split('\n')[0] ?? message }
}
