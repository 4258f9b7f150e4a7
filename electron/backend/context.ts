import type { ContentFiles } from './attachments/content-files.ts'
import type { DrawnThumbnails } from './attachments/drawn-thumbnails.ts'
import type { WatchedFolder } from './channels/watched-folder.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from './clock.ts'
import type { Actor } from '#shared/commands/command.ts'
import type { Commit, CommandPipeline } from './command-pipeline.ts'
import type { BackendConfig } from './config.ts'
import type { History } from './history.ts'
import type { Jobs } from './jobs.ts'
import type { Log } from './log.ts'
import type { KeptPlans } from './planning/proposal/kept-plans.ts'
import type { QueryAside } from './query-aside.ts'
import type { DeskSync } from '../sync/desk-sync.ts'
import type { WriteGate } from './write-gate.ts'
import type { TransferFiles } from './transfer-files.ts'

/** What handlers of queries and actions work with. */
export interface BackendContext {
  readonly config: BackendConfig
  readonly store: Store
  readonly clock: Clock
  readonly pipeline: CommandPipeline
  readonly history: History
  readonly jobs: Jobs
  /** Answers what reads a great deal. */
  readonly aside: QueryAside
  readonly files: TransferFiles
  /** Contents of attachments. */
  readonly contents: ContentFiles
  readonly thumbnails: DrawnThumbnails
  readonly log: Log
  /** Plans that are proposed. */
  readonly plans: KeptPlans
  readonly gate: WriteGate
  /** This desk's side of a hub. */
  sync(): DeskSync
  /** The folder this desk watches for e-mails and tables. */
  watchedFolder(): WatchedFolder
  /** Who sits at this desk now. */
  person(): Actor
  /** Tells every listener of a commit made on another connection (a worker's). */
  announce(commit: Pick<Commit, 'changed'>): void
}
