/** Colour of a term's bar: a status family of the tokens. */
const looks: Readonly<Record<string, string>> = {
  travel: 'route',
  distance: 'route',
  wait: 'idle',
  overtime: 'warn',
  lateness: 'risk',
  wish: 'hold',
  preferred: 'hold',
  lastTechnician: 'hold',
  overqualified: 'idle',
  territory: 'warn',
  balance: 'good',
  change: 'accent',
}

/** The family a term is drawn in; its name stands beside it everywhere. */
export function termLook(name: string): string {
  return looks[name] ?? 'idle'
}
