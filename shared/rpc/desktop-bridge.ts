/**
 * What the Electron preload lends to the page as `window.fieldboard`. Messages are JSON texts: one string crosses the
 * worlds far faster than a deep copy of a long list, and only JSON can cross at all.
 */
export interface DesktopBridge {
  readonly host: 'electron'
  /** Takes the JSON of a `Call`, answers the JSON of a `Reply`. Rejects only when the main process is gone. */
  call(callText: string): Promise<string>
  /** Hears the JSON of every `Push` until the returned function is called. */
  onPush(listener: (pushText: string) => void): () => void
}
