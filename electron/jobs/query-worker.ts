import { parentPort, workerData } from 'node:worker_threads'
import type { Reply } from '#shared/rpc/envelope.ts'
import { createBackend } from '../backend/create-backend.ts'

/** What the query worker is started with. */
export interface QueryWorkerData {
  readonly dataDir: string
  readonly version: string
  readonly actor: { readonly id: string; readonly name: string }
}

/** A query to answer, with what the desk's clock is ahead of the machine's. */
export interface AskedQuery {
  readonly id: number
  readonly name: string
  readonly args: unknown
  readonly clockOffsetMs: number
}

/** The answer to it; null where the data could not be opened here. */
export interface AnsweredQuery {
  readonly id: number
  readonly reply: Reply
}

/*
 * Answers queries that read a great deal, over a connection of its own that cannot write: what is committed when a
 * query begins is what it sees, and the desk goes on meanwhile.
 */
const port = parentPort!
const { dataDir, version, actor } = workerData as QueryWorkerData
let clockOffsetMs = 0
const opened = createBackend({
  dataDir,
  version,
  actor,
  clock: { now: () => Date.now() + clockOffsetMs },
  clockChosen: true,
  readOnly: true,
  host: {
    kind: 'memory',
    printer: () => null,
    workerUrl: () => {
      throw new Error('a worker starts no other')
    },
  },
})

port.on('message', (asked: AskedQuery) => void answer(asked))

async function answer({ id, name, args, clockOffsetMs: ahead }: AskedQuery): Promise<void> {
  clockOffsetMs = ahead
  const reply: Reply = opened.ok
    ? await opened.value.call({ kind: 'query', name, args })
    : { ok: false, error: opened.error }
  port.postMessage({ id, reply } satisfies AnsweredQuery)
}
