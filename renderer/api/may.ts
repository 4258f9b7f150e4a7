import type { Capability } from '#shared/domain/access/permissions.ts'
import { useAppInfo } from './app-info.ts'

/** Whether the person at this desk may do something. True until the backend has said who sits there, so that nothing flickers. */
export function useMay(capability: Capability): boolean {
  const info = useAppInfo()
  return info === undefined || info.actor.may.includes(capability)
}
