import { create } from 'zustand'
import { callDraftSchema, emptyCall, isEmpty } from './call-draft.ts'
import type { CallDraft } from './call-draft.ts'

/** One entry of the browser's storage a call, so that two windows never overwrite each other's calls. */
const keyPrefix = 'fieldboard.call.'
const currentKey = 'fieldboard.currentCall'

interface CallsState {
  /** Calls that are being taken down, the oldest first. */
  readonly calls: readonly CallDraft[]
  readonly currentId: string | null
}

/** Calls of this desk; they survive leaving the screen, closing the window and a crash of it. */
export const useCalls = create<CallsState>(() => ({ calls: readCalls(), currentId: readCurrent() }))

/** How many calls wait to be finished. */
export function useParkedCount(): number {
  return useCalls(({ calls }) => calls.filter((call) => !isEmpty(call)).length)
}

function readCalls(): CallDraft[] {
  const calls: CallDraft[] = []
  for (let index = 0; index < localStorage.length; index++) {
    const key = localStorage.key(index)
    if (!key?.startsWith(keyPrefix)) continue
    const call = readCall(key)
    if (call) calls.push(call)
  }
  return calls.sort((a, b) => a.startedAt - b.startedAt)
}

function readCall(key: string): CallDraft | null {
  try {
    // A draft of an older program that no longer fits is left alone rather than guessed at.
    return callDraftSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

function readCurrent(): string | null {
  return sessionStorage.getItem(currentKey)
}

function keep(call: CallDraft): void {
  try {
    if (isEmpty(call)) localStorage.removeItem(keyPrefix + call.id)
    else localStorage.setItem(keyPrefix + call.id, JSON.stringify(call))
  } catch {
    // Storage is full or forbidden: the call goes on, only a crash would lose it.
  }
}

/** The call that is on the screen; one is begun where there is none. */
export function currentCall({ calls, currentId }: CallsState): CallDraft | null {
  return calls.find(({ id }) => id === currentId) ?? calls.at(-1) ?? null
}

/** Begins another call; the one on the screen stays parked. An empty one is used instead of piling up. */
export function beginCall(now = Date.now()): void {
  const { calls } = useCalls.getState()
  const unused = calls.find(isEmpty)
  if (unused) return showCall(unused.id)
  const call = emptyCall(crypto.randomUUID(), now)
  useCalls.setState({ calls: [...calls, call] })
  showCall(call.id)
}

/** Brings a parked call to the screen. */
export function showCall(id: string): void {
  sessionStorage.setItem(currentKey, id)
  useCalls.setState({ currentId: id })
}

/** Keeps a call as it is now. */
export function putCall(call: CallDraft): void {
  const kept = { ...call, updatedAt: Date.now() }
  keep(kept)
  useCalls.setState(({ calls }) => ({
    calls: calls.some(({ id }) => id === call.id)
      ? calls.map((one) => (one.id === call.id ? kept : one))
      : [...calls, kept],
  }))
}

/** Forgets a call: it was saved, or nobody wants it. */
export function dropCall(id: string): void {
  localStorage.removeItem(keyPrefix + id)
  useCalls.setState(({ calls }) => ({ calls: calls.filter((call) => call.id !== id) }))
}

window.addEventListener('storage', (event) => {
  if (!event.key?.startsWith(keyPrefix)) return
  const id = event.key.slice(keyPrefix.length)
  const call = event.newValue === null ? null : readCall(event.key)
  useCalls.setState(({ calls, currentId }) => {
    // The call on this screen is this window's; another window only adds and removes the others.
    if (id === currentId) return {}
    const others = calls.filter((one) => one.id !== id)
    return { calls: call ? [...others, call].sort((a, b) => a.startedAt - b.startedAt) : others }
  })
})
