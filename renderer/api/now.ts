import { useEffect, useState } from 'react'
import { appInfo } from '#shared/queries/app.ts'
import { useQueryOf } from './use-query-of.ts'

/** The backend's "now", moving on by itself every half minute: UTC ms. A rehearsal of a past day stays in that day. */
export function useNow(everyMs = 30_000): number {
  const { data: info, dataUpdatedAt } = useQueryOf(appInfo, {})
  const [machineNow, setMachineNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setMachineNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  // The answer may be minutes old by the time it is used: what counts is how far apart the clocks were when it came.
  return machineNow + (info ? info.now - dataUpdatedAt : 0)
}
