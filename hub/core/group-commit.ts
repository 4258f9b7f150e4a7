import type { Committer, Push, PushReply } from './committer.ts'

/** Commands that go into one transaction at most; a push is never split. */
const mostTogether = 2_000

interface Waiting {
  readonly push: Push
  readonly resolve: (reply: PushReply) => void
  readonly reject: (thrown: unknown) => void
}

/** What was committed: tells those who wait for news. */
export type Committed = (head: number) => void

/**
 * All pushes that arrive while a transaction runs go into the next one, in the order they came: one write to the disk for
 * many desks.
 */
export class GroupCommit {
  readonly #committer: Committer
  readonly #committed: Committed
  #queue: Waiting[] = []
  #running = false
  #idle: (() => void)[] = []

  constructor(committer: Committer, committed: Committed) {
    this.#committer = committer
    this.#committed = committed
  }

  /** Commands that wait for their transaction. */
  get waiting(): number {
    return this.#queue.length
  }

  /** Commits a push together with others; answers when it is on the disk. */
  push(push: Push): Promise<PushReply> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ push, resolve, reject })
      if (!this.#running) void this.#run()
    })
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    if (this.#running) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  async #run(): Promise<void> {
    this.#running = true
    // What arrives in the same turn of the event loop goes together from the first time on.
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (this.#queue.length > 0) {
      const together = this.#take()
      try {
        const replies = await this.#committer.commit(together.map(({ push }) => push))
        for (const [index, { resolve }] of together.entries()) resolve(replies[index]!)
        const done = replies.find((reply) => reply.ok)
        if (done?.ok) this.#committed(done.head)
      } catch (thrown) {
        for (const { reject } of together) reject(thrown)
      }
    }
    this.#running = false
    for (const tell of this.#idle.splice(0)) tell()
  }

  #take(): Waiting[] {
    let commands = 0
    const end = this.#queue.findIndex(({ push }, index) => {
      commands += push.envelopes.length
      return index > 0 && commands > mostTogether
    })
    return this.#queue.splice(0, end === -1 ? this.#queue.length : end)
  }
}
