/** An event of Electron that a listener may prevent. */
export interface PreventableEvent {
  defaultPrevented: boolean
  preventDefault(): void
}

/** Makes one, with what else it carries. */
export function preventableEvent<T extends object>(extra: T): PreventableEvent & T {
  return {
    ...extra,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}
