import type { Actor } from '#shared/commands/command.ts'
import { everyScope, officeScope } from '#shared/sync/scope-of-row.ts'
import { emptyHash, sumOfHashes } from '#shared/sync/row-hash.ts'
import type { Hello, Refusal, SyncPush, Welcome } from '#shared/sync/protocol.ts'
import { recordVersion, syncLimits, syncProtocol } from '#shared/sync/protocol.ts'
import { createDevices } from '../accounts/devices.ts'
import type { Devices } from '../accounts/devices.ts'
import { actorOf } from './actor-of.ts'
import { Committer } from './committer.ts'
import { GroupCommit } from './group-commit.ts'
import type { Device, HubStore, KeptRecord, OrgState, ScopeSum } from './hub-store.ts'
import type { HubPorts } from './ports.ts'
import { refusal } from './refusal.ts'

/** An answer as JSON text, put together from what is kept without reading it again; or a refusal. */
export type HubAnswer = { readonly ok: true; readonly json: string } | { readonly ok: false; readonly refusal: Refusal }

/** The device that speaks, and for which organisation. */
export interface Speaker {
  readonly orgId: string
  readonly device: Device
}

/** Hears the new head of an organisation after every commit. */
export type HeadListener = (orgId: string, head: number) => void

/** Everything desks ask of a hub, without a word of HTTP. */
export interface Hub {
  readonly devices: Devices
  hello(speaker: Speaker, hello: Hello): Promise<HubAnswer>
  push(speaker: Speaker, push: SyncPush): Promise<HubAnswer>
  pull(speaker: Speaker, since: number, limit: number): Promise<HubAnswer>
  /** Lines of a snapshot; `from` goes on with one that was interrupted. */
  snapshot(speaker: Speaker, from: SnapshotPlace | null): AsyncGenerator<string, void>
  /** Who acts at a device, with the role they have now. */
  actor(speaker: Speaker): Promise<Actor>
  onHead(listener: HeadListener): () => void
  /** Looks for commits of other processes on the same database and tells the listeners. */
  lookForHeads(orgIds: Iterable<string>): Promise<void>
  /** Waits for what is under way, then closes the store. */
  stop(): Promise<void>
}

/** Where a snapshot goes on: the head it began at, and the last record received. */
export interface SnapshotPlace {
  readonly head: number
  readonly after: readonly [entity: string, id: string]
}

/** Records of a page of a snapshot. */
const snapshotPage = 2_000

/** A hub over a store. */
export function createHub(store: HubStore, ports: HubPorts): Hub {
  const commits = new Map<string, GroupCommit>()
  const heads = new Map<string, number>()
  const listeners = new Set<HeadListener>()
  const tell: HeadListener = (orgId, head) => {
    if ((heads.get(orgId) ?? -1) >= head) return
    heads.set(orgId, head)
    for (const listener of listeners) listener(orgId, head)
  }
  const commitsOf = (orgId: string): GroupCommit => {
    let known = commits.get(orgId)
    if (!known) {
      known = new GroupCommit(new Committer(store, orgId, ports), (head) => tell(orgId, head))
      commits.set(orgId, known)
    }
    return known
  }
  const devices = createDevices(store, ports)
  return {
    devices,
    hello: (speaker, hello) => welcome(store, ports, devices, speaker, hello),
    push: async ({ orgId, device }, { mutations }) => {
      const reply = await commitsOf(orgId).push({ deviceId: device.id, envelopes: mutations })
      if (!reply.ok) return reply
      const { outcomes, head, epoch } = reply
      return answer(`{"outcomes":[${outcomes.join(',')}],"head":${head},"hubEpoch":${JSON.stringify(epoch)}}`)
    },
    actor: async ({ orgId, device }) => actorOf(device, await store.users(orgId)),
    pull: (speaker, since, limit) => pull(store, speaker, since, limit),
    snapshot: (speaker, from) => snapshot(store, speaker, from),
    onHead: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    lookForHeads: async (orgIds) => {
      for (const orgId of orgIds) {
        const org = await store.org(orgId)
        if (org) tell(orgId, org.head)
      }
    },
    stop: async () => {
      await Promise.all([...commits.values()].map((one) => one.settled()))
      await store.close()
    },
  }
}

const answer = (json: string): HubAnswer => ({ ok: true, json })
const refused = (why: Refusal): HubAnswer => ({ ok: false, refusal: why })

/** Scopes a device sees; null: every one. */
export function scopesOf(grants: readonly string[]): readonly string[] | null {
  return grants.includes(everyScope) ? null : [...new Set([officeScope, ...grants])]
}

async function welcome(
  store: HubStore,
  ports: HubPorts,
  devices: Devices,
  { orgId, device }: Speaker,
  hello: Hello,
): Promise<HubAnswer> {
  if (hello.proto < syncProtocol - 1) return refused(refusal('too-old', 'This desk is too old for the hub: update it.'))
  const org = await store.org(orgId)
  if (!org) return refused(refusal('not-found', 'This office is not kept here.'))
  const skew = ports.now() - hello.clock
  const token = await devices.greet(orgId, device, skew)
  const said: Welcome = {
    proto: Math.min(hello.proto, syncProtocol),
    recordVersion,
    hubEpoch: org.epoch,
    head: org.head,
    deviceLastSeq: device.lastSeq,
    durableAt: org.durableAt,
    skew,
    grants: [...device.grants],
    token,
  }
  return answer(JSON.stringify(said))
}

/** Whether what a desk has is too old to go on from. */
function needsSnapshot(org: OrgState, device: Device, since: number): boolean {
  return since > 0 && (since < org.horizon || since < device.grantsAt)
}

async function pull(store: HubStore, { orgId, device }: Speaker, since: number, limit: number): Promise<HubAnswer> {
  const scopes = scopesOf(device.grants)
  const wanted = Math.max(1, Math.min(limit, syncLimits.rows))
  const { org, records, sums, next } = await store.changes(orgId, { since, limit: wanted, scopes })
  if (needsSnapshot(org, device, since))
    return refused(refusal('snapshot-required', 'Too much has happened since: take everything anew.'))
  const last = next >= org.head
  const facts = {
    next: Math.max(next, Math.min(since, org.head)),
    head: org.head,
    deviceLastSeq: device.lastSeq,
    durableAt: org.durableAt,
    hubEpoch: org.epoch,
    scopeHash: last ? sumOf(sums) : null,
  }
  return answer(`{"rows":[${records.map(wireText).join(',')}],${JSON.stringify(facts).slice(1)}`)
}

function sumOf(sums: readonly ScopeSum[]): string {
  return sumOfHashes(
    emptyHash,
    sums.map(({ hash }) => hash),
  )
}

/** A record as the wire has it; its JSON is kept as it is sent. */
function wireText({ entity, id, at, body }: KeptRecord): string {
  return `{"entity":"${entity}","id":${JSON.stringify(id)},"at":${at},"row":${body ?? 'null'}}`
}

async function* snapshot(
  store: HubStore,
  { orgId, device }: Speaker,
  from: SnapshotPlace | null,
): AsyncGenerator<string, void> {
  const scopes = scopesOf(device.grants)
  const org = await store.org(orgId)
  if (!org) return
  const head = from?.head ?? org.head
  let after = from?.after ?? null
  const rows = (await store.sums(orgId, scopes)).reduce((sum, one) => sum + one.rows, 0)
  if (!from) yield `${JSON.stringify({ head, hubEpoch: org.epoch, grants: device.grants, rows })}\n`
  for (;;) {
    const records = await store.standing(orgId, scopes, after, snapshotPage)
    if (records.length > 0) yield records.map((record) => `${wireText(record)}\n`).join('')
    const last = records.at(-1)
    if (!last || records.length < snapshotPage) break
    after = [last.entity, last.id]
  }
  yield `${JSON.stringify({ end: true, head })}\n`
}
