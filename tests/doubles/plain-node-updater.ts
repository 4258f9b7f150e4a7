import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { RequestOptions } from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import type * as BuilderRuntime from 'builder-util-runtime'
import electronUpdater from 'electron-updater'
import type { AppUpdater } from 'electron-updater'

// The parts of electron-updater that its own package brings along.
const require = createRequire(import.meta.resolve('electron-updater'))
const { HttpExecutor, configureRequestUrl } = require('builder-util-runtime') as typeof BuilderRuntime

type DownloadOptions = BuilderRuntime.DownloadOptions

/** Speaks HTTP through Node where electron-updater would through Electron. */
class NodeHttpExecutor extends HttpExecutor<ReturnType<typeof request>> {
  override createRequest(options: RequestOptions, callback: (response: unknown) => void) {
    return request(options, callback)
  }
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const requestOptions: RequestOptions = { headers: options.headers ?? {} }
      configureRequestUrl(url, requestOptions)
      const callback = (error: Error | null) => (error ? reject(error) : resolve(destination))
      this.doDownload(requestOptions, { destination, options, onCancel, callback, responseHandler: null }, 0)
    })
  }
}

/** electron-updater's Windows updater without Electron; the installer is noted instead of run. */
export interface PlainNodeUpdater {
  readonly updater: AppUpdater
  /** Installers that would have been run. */
  readonly installed: readonly string[]
  /** Ends the application as far as the updater sees it. */
  quit(exitCode?: number): void
}

/** Makes an updater for an application of the given version that keeps its files in `folder`. */
export function plainNodeUpdater(version: string, folder: string): PlainNodeUpdater {
  const installed: string[] = []
  const onQuit: ((exitCode: number) => void)[] = []
  const configFile = path.join(folder, 'app-update.yml')
  // As the packer writes it beside the application; its address is never used.
  writeFileSync(configFile, 'provider: generic\nurl: https://updates.invalid\nupdaterCacheDirName: cache\n')
  class NotingUpdater extends electronUpdater.NsisUpdater {
    protected override doInstall(): boolean {
      installed.push(this.installerPath ?? '')
      return true
    }
  }
  const updater = new NotingUpdater(null, {
    version,
    name: 'fieldboard',
    isPackaged: true,
    appUpdateConfigPath: configFile,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => {},
    relaunch() {},
    quit() {},
    onQuit: (handler) => void onQuit.push(handler),
  })
  updater.logger = null
  Object.assign(updater, { httpExecutor: new NodeHttpExecutor() })
  return {
    updater,
    installed,
    quit(exitCode = 0) {
      for (const handler of onQuit) handler(exitCode)
    },
  }
}
