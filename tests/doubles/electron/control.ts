/** What a test tells the process that plays Electron. */
export type Order =
  | { readonly type: 'answer-dialog'; readonly answer: unknown }
  | { readonly type: 'click-menu'; readonly id: string }
  | { readonly type: 'quit' }

/** What that process tells the test. */
export type Report =
  | { readonly type: 'ready'; readonly debuggingPort: number }
  | { readonly type: 'window'; readonly event: 'opened' | 'shown' | 'focused' | 'closed'; readonly windowId: number }
  | { readonly type: 'dialog'; readonly kind: 'error' | 'message' | 'open' | 'save'; readonly options: unknown }
  | { readonly type: 'open-external'; readonly url: string }
  | { readonly type: 'open-path'; readonly path: string }
  | { readonly type: 'navigation-prevented'; readonly url: string }
  | { readonly type: 'request-outside'; readonly url: string }
  | { readonly type: 'preload-error'; readonly message: string }
  | { readonly type: 'page-error'; readonly message: string }
  | { readonly type: 'order-failed'; readonly message: string }

/** Tells the test, where there is one. */
export function report(message: Report): void {
  process.send?.(message)
}
