/** Why an update did not come about. */
export type UpdateFailure =
  /** The file is not the one its publisher described: damaged on the way, or not theirs. */
  | { readonly kind: 'checksum' }
  | { readonly kind: 'unreachable' }
  /** The server answered with something that is not an update; `reason` is for the person who runs it. */
  | { readonly kind: 'unusable'; readonly reason: string }

/** Where an update stands. `byPerson`: somebody waits for an answer, so even "nothing new" is said. */
export type UpdateState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking'; readonly byPerson: boolean }
  | { readonly kind: 'downloading'; readonly byPerson: boolean; readonly version: string }
  /** Downloaded and verified; the question waits until nothing is printed. */
  | { readonly kind: 'waiting'; readonly version: string }
  | { readonly kind: 'asking'; readonly version: string }
  | { readonly kind: 'agreed'; readonly version: string }
  | { readonly kind: 'declined'; readonly version: string }

/** What happens to an update. */
export type UpdateEvent =
  | { readonly kind: 'check-wanted'; readonly byPerson: boolean }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'found'; readonly version: string }
  | { readonly kind: 'downloaded' }
  | { readonly kind: 'failed'; readonly failure: UpdateFailure }
  | { readonly kind: 'printing-ended' }
  | { readonly kind: 'answered'; readonly install: boolean }
  | { readonly kind: 'quitting' }

/** What is to be done about it. */
export type UpdateEffect =
  | { readonly do: 'check' }
  | { readonly do: 'download' }
  | { readonly do: 'ask'; readonly version: string }
  | { readonly do: 'install' }
  | { readonly do: 'say-current' }
  | { readonly do: 'say-working' }
  | { readonly do: 'say-failed'; readonly failure: UpdateFailure }

/** The next state and what is to be done on the way. */
export interface UpdateStep {
  readonly state: UpdateState
  readonly effects: readonly UpdateEffect[]
}

/**
 * The life of an update: check, download, ask, install on quit. Nothing is asked and nothing installed while packets
 * are printed. An event that does not fit the state changes nothing.
 */
export function nextUpdateStep(state: UpdateState, event: UpdateEvent, printing: boolean): UpdateStep {
  const stay: UpdateStep = { state, effects: [] }
  switch (event.kind) {
    case 'check-wanted':
      return checkWanted(state, event.byPerson, printing)
    case 'nothing-new':
      if (state.kind !== 'checking') return stay
      return { state: { kind: 'idle' }, effects: state.byPerson ? [{ do: 'say-current' }] : [] }
    case 'found':
      if (state.kind !== 'checking') return stay
      return {
        state: { kind: 'downloading', byPerson: state.byPerson, version: event.version },
        effects: [{ do: 'download' }],
      }
    case 'downloaded':
      return state.kind === 'downloading' ? askWhenQuiet(state.version, printing) : stay
    case 'failed': {
      if (state.kind !== 'checking' && state.kind !== 'downloading') return stay
      // A server that is away is not worth a dialog nobody asked for; a file that is not what it says it is always is.
      const told = state.byPerson || event.failure.kind === 'checksum'
      return { state: { kind: 'idle' }, effects: told ? [{ do: 'say-failed', failure: event.failure }] : [] }
    }
    case 'printing-ended':
      return state.kind === 'waiting' ? askWhenQuiet(state.version, printing) : stay
    case 'answered':
      if (state.kind !== 'asking') return stay
      return { state: { kind: event.install ? 'agreed' : 'declined', version: state.version }, effects: [] }
    case 'quitting':
      return state.kind === 'agreed' && !printing ? { state, effects: [{ do: 'install' }] } : stay
  }
}

function checkWanted(state: UpdateState, byPerson: boolean, printing: boolean): UpdateStep {
  switch (state.kind) {
    case 'idle':
      return { state: { kind: 'checking', byPerson }, effects: [{ do: 'check' }] }
    case 'checking':
    case 'downloading':
      return {
        state: { ...state, byPerson: state.byPerson || byPerson },
        effects: byPerson ? [{ do: 'say-working' }] : [],
      }
    case 'agreed':
    case 'declined':
      // What is downloaded is asked about again only when a person comes back to it.
      return byPerson ? askWhenQuiet(state.version, printing) : { state, effects: [] }
    case 'waiting':
    case 'asking':
      return { state, effects: [] }
  }
}

function askWhenQuiet(version: string, printing: boolean): UpdateStep {
  if (printing) return { state: { kind: 'waiting', version }, effects: [] }
  return { state: { kind: 'asking', version }, effects: [{ do: 'ask', version }] }
}
