import { everyScope } from '#shared/sync/scope-of-row.ts'
import type { Devices } from '../accounts/devices.ts'
import type { HubStore, OrgState } from './hub-store.ts'
import type { HubPorts } from './ports.ts'

/** The seal before the first line of an audit. */
export const firstSeal = '0'.repeat(64)

/** The office this hub keeps; made at the first start, with the code that enrols the first desk. */
export async function firstStart(
  store: HubStore,
  devices: Devices,
  ports: HubPorts,
): Promise<{ readonly org: OrgState; readonly code: string | null }> {
  const known = await store.firstOrg()
  if (known) return { org: known, code: null }
  const word = (bytes: number) => Buffer.from(ports.random(bytes)).toString('hex')
  const org: OrgState = {
    orgId: word(8),
    epoch: word(8),
    head: 0,
    seal: firstSeal,
    horizon: 0,
    durableAt: 0,
    counters: {},
  }
  await store.createOrg(org)
  return { org, code: await setUpCode(devices, org) }
}

/** A code for a desk that may do everything: printed at the first start, or when the office has locked itself out. */
export async function setUpCode(devices: Devices, { orgId }: OrgState): Promise<string> {
  const { code } = await devices.makeCode(orgId, { userId: null, owner: true, grants: [everyScope] })
  return code
}
