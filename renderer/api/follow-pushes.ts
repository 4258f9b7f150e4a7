import type { QueryClient } from '@tanstack/react-query'
import type { EntityName } from '#shared/domain/entities.ts'
import type { Transport } from '#shared/rpc/transport.ts'
import { runMenuCommand } from '../state/menu-commands.ts'
import { noteJob } from '../state/jobs.ts'

/** Whether an answer in the cache depends on any of the changed kinds of records. */
function dependsOnAny(meta: unknown, changed: ReadonlySet<string>): boolean {
  const dependsOn = (meta as { dependsOn?: readonly EntityName[] } | undefined)?.dependsOn
  return dependsOn?.some((entity) => changed.has(entity)) ?? false
}

/**
 * Keeps the cache true: each change push makes the answers that depend on it old; a gap in the sequence, or a new
 * connection, makes all of them old.
 */
export function followPushes(transport: Transport, cache: QueryClient): () => void {
  let lastSeq: number | null = null
  const stopPushes = transport.onPush((push) => {
    if (push.type === 'menu') return runMenuCommand(push.command)
    const missed = lastSeq !== null && push.seq !== lastSeq + 1
    lastSeq = push.seq
    if (missed) void cache.invalidateQueries()
    if (push.type === 'job') return noteJob(push.job)
    if (push.type === 'sync') return void cache.invalidateQueries({ queryKey: ['query', 'sync.state'] })
    const changed = new Set(Object.keys(push.entities))
    void cache.invalidateQueries({ predicate: (query) => dependsOnAny(query.meta, changed) })
    void cache.invalidateQueries({ queryKey: ['query', 'history.offers'] })
  })
  const stopConnection = transport.onConnection((connected) => {
    lastSeq = null
    if (connected) void cache.invalidateQueries()
  })
  return () => {
    stopPushes()
    stopConnection()
  }
}
