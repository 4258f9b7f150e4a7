import type { EntityName } from '#shared/domain/entities.ts'
import type { StoredRow } from '#shared/sync/stored-row.ts'

/** A record as the hub keeps it: canonical JSON, or null once it is gone. */
export interface KeptRecord {
  readonly entity: EntityName
  readonly id: string
  readonly scope: string
  /** Place in the order of commits of the organisation. */
  readonly at: number
  /** Hash of the row (`shared/sync/row-hash.ts`); empty once it is gone. */
  readonly hash: string
  readonly body: string | null
}

/** The one counter row of an organisation. Whoever holds its lock is the only one to commit. */
export interface OrgState {
  readonly orgId: string
  /** Changed when the hub was restored or lost something. */
  readonly epoch: string
  readonly head: number
  /** Seal of the last line of the audit. */
  readonly seal: string
  /** Tombstones up to here may be gone: whoever stands before it needs a snapshot. */
  readonly horizon: number
  /** Everything up to here is also in a second place. */
  readonly durableAt: number
  /** Next human number by kind. */
  readonly counters: Readonly<Record<string, number>>
}

/** A desk that was enrolled. */
export interface Device {
  readonly id: string
  readonly name: string
  readonly tokenHash: string
  /** Hash of the token before, good until the new one was used. */
  readonly previousTokenHash: string | null
  readonly tokenAt: number
  readonly userId: string | null
  /** Enrolled with the code of the first start: may administer as long as it stands for nobody. */
  readonly owner: boolean
  readonly grants: readonly string[]
  /** Head when the grants were last changed: whoever stands before it needs a snapshot. */
  readonly grantsAt: number
  readonly lastSeq: number
  /** The hub's clock minus the desk's at the last hello, in milliseconds. */
  readonly skewMs: number
  readonly revokedAt: number | null
  readonly seenAt: number
  readonly createdAt: number
}

/** What became of a command, as it was answered. */
export interface KeptOutcome {
  readonly deviceId: string
  readonly seq: number
  readonly commandId: string
  /** SHA-256 of the command as it came. */
  readonly hash: string
  /** JSON of the outcome. */
  readonly outcome: string
}

/** A line of the audit: everything about one command and what it did. Append only, each sealed over the one before. */
export interface AuditLine extends KeptOutcome {
  readonly name: string
  readonly stepId: string
  readonly userId: string | null
  readonly userName: string
  /** Places in the order that this command takes, both included: one for each change, and one where it changed nothing. */
  readonly atFrom: number
  readonly atTo: number
  readonly madeAt: number
  readonly judgedAt: number
  /** JSON of the command. */
  readonly envelope: string
  /** JSON of what changed: before and after of the fields it touched. */
  readonly changes: string
  readonly seal: string
}

/** Who made changes, and which. */
export type AuthorLine = Pick<AuditLine, 'userName' | 'judgedAt' | 'changes'>

/** Rows of a scope, counted and summed. */
export interface ScopeSum {
  readonly scope: string
  readonly hash: string
  readonly rows: number
}

/** A record left a scope: desks that do not see where it went are told it is gone. */
export interface Move {
  readonly at: number
  readonly entity: EntityName
  readonly id: string
  readonly fromScope: string
}

/** Line of the index by keys. */
export type KeyLine = readonly [entity: EntityName, key: string, value: string, id: string]

/** Everything one commit writes. */
export interface HubWrites {
  readonly records: readonly KeptRecord[]
  readonly keysGone: readonly KeyLine[]
  readonly keysNew: readonly KeyLine[]
  readonly moves: readonly Move[]
  readonly scopes: readonly ScopeSum[]
  readonly audit: readonly AuditLine[]
  readonly lastSeqs: readonly (readonly [deviceId: string, lastSeq: number])[]
  readonly org: OrgState
}

/** The store while the organisation is locked: nobody else commits until it ends. */
export interface HubTransaction {
  readonly org: OrgState
  byIds(entity: EntityName, ids: readonly string[]): Promise<KeptRecord[]>
  byKey(entity: EntityName, key: string, values: readonly string[]): Promise<KeptRecord[]>
  all(entity: EntityName): Promise<KeptRecord[]>
  /** Records of these kinds whose JSON holds the text; reads through all of them. */
  holding(entities: readonly EntityName[], text: string): Promise<KeptRecord[]>
  /** What was committed after a place in the order, oldest first. */
  since(at: number, limit: number): Promise<KeptRecord[]>
  devices(ids: readonly string[]): Promise<Device[]>
  outcomesOfDevice(deviceId: string, fromSeq: number, toSeq: number): Promise<KeptOutcome[]>
  outcomesOfCommands(commandIds: readonly string[]): Promise<KeptOutcome[]>
  /** The line of the command that made the change at a place in the order. */
  lineAt(at: number): Promise<AuthorLine | null>
  scopes(names: readonly string[]): Promise<ScopeSum[]>
  write(writes: HubWrites): Promise<void>
}

/** What is asked of a page of changes. */
export interface PageRequest {
  readonly since: number
  readonly limit: number
  /** Null: every scope. */
  readonly scopes: readonly string[] | null
}

/** A page of changes and the sums of the scopes, all of one moment. */
export interface ChangePage {
  readonly org: OrgState
  /** Oldest first; a record that left the scopes asked for is told as gone. */
  readonly records: readonly KeptRecord[]
  /** Sums of the scopes at `org.head`; empty while there are more pages. */
  readonly sums: readonly ScopeSum[]
  readonly next: number
}

/** Where a hub keeps everything. SQLite and PostgreSQL do the same; one suite of tests holds both to it. */
export interface HubStore {
  /** Runs `work` with the organisation locked, in one transaction. It may run again from the start when the database asks for it. */
  transact<T>(orgId: string, work: (tx: HubTransaction) => Promise<T>): Promise<T>
  org(orgId: string): Promise<OrgState | null>
  /** The first organisation kept here; null in an empty store. */
  firstOrg(): Promise<OrgState | null>
  createOrg(org: OrgState): Promise<void>
  changes(orgId: string, request: PageRequest): Promise<ChangePage>
  /** Records that are there, by kind and id, after `[kind, id]`. */
  standing(
    orgId: string,
    scopes: readonly string[] | null,
    after: readonly [entity: string, id: string] | null,
    limit: number,
  ): Promise<KeptRecord[]>
  /** The users as they were committed last. */
  users(orgId: string): Promise<StoredRow[]>
  sums(orgId: string, scopes: readonly string[] | null): Promise<ScopeSum[]>
  /** Lines of the audit after a place in the order, oldest first. */
  audit(orgId: string, after: number, limit: number): Promise<AuditLine[]>
  /** Forgets tombstones of commands judged before an instant, and moves the horizon. */
  forgetTombstones(orgId: string, judgedBefore: number): Promise<void>
  readonly accounts: AccountStore
  close(): Promise<void>
}

/** A one-time code that enrols a desk. */
export interface EnrolCode {
  readonly codeHash: string
  readonly userId: string | null
  readonly owner: boolean
  readonly grants: readonly string[]
  readonly expiresAt: number
}

/** Devices and codes: all that is known of who may speak to the hub. */
export interface AccountStore {
  deviceByToken(tokenHash: string): Promise<{ readonly orgId: string; readonly device: Device } | null>
  device(orgId: string, id: string): Promise<Device | null>
  addDevice(orgId: string, device: Device): Promise<void>
  /** Changes what is given; `lastSeq` belongs to the commit path alone. */
  changeDevice(orgId: string, id: string, set: Partial<Omit<Device, 'id' | 'lastSeq'>>): Promise<void>
  addCode(orgId: string, code: EnrolCode): Promise<void>
  /** Takes a code away and returns it: of two who come with the same one, one gets it. */
  takeCode(codeHash: string, now: number): Promise<{ readonly orgId: string; readonly code: EnrolCode } | null>
}
