import { appInfo } from '#shared/queries/app.ts'
import type { z } from 'zod'
import { setOfficeCurrency } from '../lib/office-currency.ts'
import { setOfficeZone } from '../lib/office-zone.ts'
import { setNumberPrefixes } from '../lib/record-number.ts'
import { useQueryOf } from './use-query-of.ts'

/** What the backend says of itself: zone, clock, person. */
export type AppInfo = z.output<typeof appInfo.result>

/** The backend's description of itself; undefined until it has answered. */
export function useAppInfo(): AppInfo | undefined {
  const info = useQueryOf(appInfo, {}).data
  if (info) {
    setOfficeZone(info.officeZone)
    setOfficeCurrency(info.currency)
    setNumberPrefixes(info.numberPrefixes)
  }
  return info
}
