import type * as Electron from 'electron'
import { strict } from './strict.ts'

type Session = Electron.Session

const handlers: {
  request: Parameters<Session['setPermissionRequestHandler']>[0]
  check: Parameters<Session['setPermissionCheckHandler']>[0]
  device: Parameters<Session['setDevicePermissionHandler']>[0]
} = { request: null, check: null, device: null }

/** Whether the application refuses every permission; Electron without handlers grants most of them. */
export function refusesEveryPermission(): boolean {
  return handlers.request !== null && handlers.check !== null && handlers.device !== null
}

const defaultSession = {
  setPermissionRequestHandler: (handler) => void (handlers.request = handler),
  setPermissionCheckHandler: (handler) => void (handlers.check = handler),
  setDevicePermissionHandler: (handler) => void (handlers.device = handler),
} satisfies Partial<Session>

/** The `session` of Electron. */
export const session = strict('session', { defaultSession: strict('session.defaultSession', defaultSession) })
