/** What the main process hears of a key that the page left unhandled. */
export interface KeyPress {
  readonly key: string
  readonly control: boolean
  readonly alt: boolean
  readonly shift: boolean
}
