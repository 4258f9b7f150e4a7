/**
 * How values cross between the page's world and the preload's: an event whose detail Chromium copies into the other
 * world while it is dispatched, so a call is answered before `dispatchEvent` returns. Functions travel as numbers,
 * promises as a pair of callbacks.
 */

/** What an event carries. */
type Message =
  | { readonly kind: 'call'; readonly fn: number; readonly args: readonly Wire[] }
  | { readonly kind: 'expose'; readonly name: string; readonly api: Wire }
  | { readonly kind: 'reply'; readonly value?: Wire; readonly error?: string }

/** A value on its way: plain data, or a tagged stand-in. */
type Wire =
  | null
  | undefined
  | string
  | number
  | boolean
  | readonly Wire[]
  | { readonly $function: number }
  | { readonly $promise: number }
  | { readonly $error: string }
  | { readonly $object: Readonly<Record<string, Wire>> }

type Callable = (...args: unknown[]) => unknown

/** One end of the bridge. */
export interface Bridge {
  /** Puts a frozen copy of an object on the other world's `window`. */
  expose(name: string, api: unknown): void
}

/** Opens one end. `secret` keeps the event names apart from anything the page uses. */
export function openBridge(here: 'page' | 'preload', secret: string): Bridge {
  const there = here === 'page' ? 'preload' : 'page'
  const functions = new Map<number, Callable>()
  let lastReply: Extract<Message, { kind: 'reply' }> | null = null

  const keep = (fn: Callable) => {
    functions.set(functions.size + 1, fn)
    return functions.size
  }
  const encode = (value: unknown): Wire => {
    if (typeof value === 'function') return { $function: keep(value as Callable) }
    if (value instanceof Promise) {
      return {
        $promise: keep((resolve, reject) => {
          value.then(resolve as Callable, (reason: unknown) => (reject as Callable)(messageOf(reason)))
        }),
      }
    }
    if (value instanceof Error) return { $error: value.message }
    if (Array.isArray(value)) return value.map(encode)
    if (isPlainObject(value)) {
      return { $object: Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encode(inner)])) }
    }
    if (value === null || ['undefined', 'string', 'number', 'boolean'].includes(typeof value)) return value as Wire
    throw new Error(`electron double: the bridge does not carry ${Object.prototype.toString.call(value)}`)
  }
  const decode = (wire: Wire): unknown => {
    if (wire === null || typeof wire !== 'object') return wire
    if (Array.isArray(wire)) return wire.map(decode)
    if ('$function' in wire) return (...args: unknown[]) => call(wire.$function, args)
    if ('$promise' in wire) {
      return new Promise((resolve, reject) => {
        call(wire.$promise, [resolve, (message: unknown) => reject(new Error(String(message)))])
      })
    }
    if ('$error' in wire) return new Error(wire.$error)
    const { $object } = wire as { $object: Readonly<Record<string, Wire>> }
    return Object.fromEntries(Object.entries($object).map(([key, inner]) => [key, decode(inner)]))
  }
  const post = (message: Message) => document.dispatchEvent(new CustomEvent(`${secret}-${there}`, { detail: message }))
  const call = (fn: number, args: readonly unknown[]) => {
    lastReply = null
    post({ kind: 'call', fn, args: args.map(encode) })
    // The other side answers while the event is dispatched; TypeScript cannot see that.
    const reply = lastReply as Extract<Message, { kind: 'reply' }> | null
    if (!reply) throw new Error('electron double: the other world is gone')
    if (reply.error !== undefined) throw new Error(reply.error)
    return decode(reply.value)
  }

  document.addEventListener(`${secret}-${here}`, (event) => {
    event.stopImmediatePropagation()
    const message = (event as CustomEvent<Message>).detail
    if (message.kind === 'reply') {
      lastReply = message
    } else if (message.kind === 'expose') {
      const value = freezeDeep(decode(message.api))
      Object.defineProperty(window, message.name, { value, enumerable: true })
    } else {
      let reply: Message
      try {
        reply = { kind: 'reply', value: encode(functions.get(message.fn)!(...message.args.map(decode))) }
      } catch (thrown) {
        reply = { kind: 'reply', error: messageOf(thrown) }
      }
      post(reply)
    }
  })
  return { expose: (name, api) => post({ kind: 'expose', name, api: encode(api) }) }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function freezeDeep(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  for (const inner of Object.values(value)) freezeDeep(inner)
  return Object.freeze(value)
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
