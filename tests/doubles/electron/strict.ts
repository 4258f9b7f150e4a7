/**
 * Makes every use of something the double lacks fail where it happens: a silent stub would let a test pass over code
 * that does nothing. `then` stays absent, or nothing could be awaited.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver): unknown {
      if (typeof key === 'string' && key !== 'then' && !(key in object)) {
        throw new Error(`electron double: ${name}.${key} is not implemented`)
      }
      return Reflect.get(object, key, receiver)
    },
  })
}

/** For options given to a method: refuses those the double would ignore. */
export function onlyOptions(method: string, given: object, known: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) throw new Error(`electron double: option ${name} of ${method} is not implemented`)
  }
}
