import type { Enrolled, Refusal } from '#shared/sync/protocol.ts'
import { uuid7 } from '#shared/kernel/uuid7.ts'
import { sha256 } from '../core/digest.ts'
import type { AccountStore, Device, HubStore } from '../core/hub-store.ts'
import type { HubPorts } from '../core/ports.ts'
import { refusal } from '../core/refusal.ts'

const dayMs = 86_400_000
/** A token that is not used for so long is worth nothing any more. */
const tokenLifeMs = 90 * dayMs
/** From this age on a token is replaced at the next hello. */
const renewAfterMs = 30 * dayMs
/** A code is good for so long. */
const codeLifeMs = 7 * dayMs

/** Letters and digits nobody mixes up. */
const codeLetters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** For whom a code enrols a desk. */
export interface CodeFor {
  readonly userId: string | null
  readonly owner: boolean
  readonly grants: readonly string[]
}

/** Who may speak to the hub: one-time codes, devices and their tokens. Accounts with passwords stand behind the same door. */
export interface Devices {
  /** The device of a token; null when it is unknown, revoked or too old. */
  authenticate(token: string): Promise<{ readonly orgId: string; readonly device: Device } | null>
  /** Whether a device that was let in may stay. */
  isWelcome(orgId: string, deviceId: string): Promise<boolean>
  makeCode(orgId: string, code: CodeFor): Promise<{ readonly code: string; readonly expiresAt: number }>
  enrol(code: string, deviceName: string): Promise<{ readonly ok: true; readonly enrolled: Enrolled } | Failed>
  /** Notes down a hello; a new token where it was time for one. */
  greet(orgId: string, device: Device, skewMs: number): Promise<string | null>
  revoke(orgId: string, deviceId: string): Promise<void>
  /** Lets a device see other scopes: it takes everything anew before it goes on. */
  regrant(orgId: string, deviceId: string, grants: readonly string[]): Promise<void>
}

interface Failed {
  readonly ok: false
  readonly refusal: Refusal
}

const nothing = { records: [], keysGone: [], keysNew: [], moves: [], scopes: [], audit: [], lastSeqs: [] }

/** Devices over the store. */
export function createDevices(store: HubStore, ports: HubPorts): Devices {
  const { accounts } = store
  const newToken = () => Buffer.from(ports.random(32)).toString('base64url')
  return {
    authenticate: (token) => authenticate(accounts, ports, token),
    isWelcome: async (orgId, deviceId) => (await accounts.device(orgId, deviceId))?.revokedAt === null,
    makeCode: async (orgId, { userId, owner, grants }) => {
      const code = codeOf(ports.random(20))
      const expiresAt = ports.now() + codeLifeMs
      await accounts.addCode(orgId, { codeHash: sha256(plain(code)), userId, owner, grants, expiresAt })
      return { code, expiresAt }
    },
    enrol: async (code, deviceName) => {
      const now = ports.now()
      const taken = await accounts.takeCode(sha256(plain(code)), now)
      const org = taken && (await store.org(taken.orgId))
      if (!org) return { ok: false, refusal: refusal('unauthorized', 'This code is not valid, or was used already.') }
      const { userId, owner, grants } = taken.code
      const token = newToken()
      const deviceId = uuid7(now, ports.random(10))
      await accounts.addDevice(org.orgId, {
        id: deviceId,
        name: deviceName,
        tokenHash: sha256(token),
        previousTokenHash: null,
        tokenAt: now,
        userId,
        owner,
        grants,
        grantsAt: 0,
        lastSeq: 0,
        skewMs: 0,
        revokedAt: null,
        seenAt: now,
        createdAt: now,
      })
      const enrolled = { deviceId, token, orgId: org.orgId, grants: [...grants], hubEpoch: org.epoch }
      return { ok: true, enrolled }
    },
    greet: async (orgId, device, skewMs) => {
      const now = ports.now()
      if (now - device.tokenAt < renewAfterMs) {
        await accounts.changeDevice(orgId, device.id, { skewMs, seenAt: now })
        return null
      }
      const token = newToken()
      await accounts.changeDevice(orgId, device.id, {
        skewMs,
        seenAt: now,
        tokenHash: sha256(token),
        previousTokenHash: device.tokenHash,
        tokenAt: now,
      })
      return token
    },
    regrant: async (orgId, deviceId, grants) => {
      // A place of its own in the order: whoever stands before it has not seen everything with these eyes.
      const grantsAt = await store.transact(orgId, async (tx) => {
        const head = tx.org.head + 1
        await tx.write({ ...nothing, org: { ...tx.org, head } })
        return head
      })
      await accounts.changeDevice(orgId, deviceId, { grants, grantsAt })
    },
    revoke: (orgId, deviceId) => accounts.changeDevice(orgId, deviceId, { revokedAt: ports.now() }),
  }
}

async function authenticate(
  accounts: AccountStore,
  ports: HubPorts,
  token: string,
): Promise<{ readonly orgId: string; readonly device: Device } | null> {
  const tokenHash = sha256(token)
  const found = await accounts.deviceByToken(tokenHash)
  if (!found) return null
  const { orgId, device } = found
  if (device.revokedAt !== null || ports.now() - device.tokenAt > tokenLifeMs) return null
  // The new token has arrived: the one before is worth nothing any more.
  if (device.tokenHash === tokenHash && device.previousTokenHash !== null)
    await accounts.changeDevice(orgId, device.id, { previousTokenHash: null })
  return found
}

/** Four groups of five letters: about 99 bits. */
function codeOf(random: Uint8Array): string {
  const letters = [...random].map((byte) => codeLetters[byte % codeLetters.length]!)
  return [0, 5, 10, 15].map((at) => letters.slice(at, at + 5).join('')).join('-')
}

/** A code as it is compared: however it was typed. */
const plain = (code: string): string => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
