/** What the hub's core may ask of the world; a simulation brings its own. */
export interface HubPorts {
  /** UTC milliseconds. */
  now(): number
  /** So many random bytes, fit for secrets. */
  random(bytes: number): Uint8Array
  /** Writes down a fault of the program; returns the reference that people are told. Never what customers wrote. */
  bug(where: string, thrown: unknown): string
}
