/** What decides how Fieldboard shows itself. */
export interface WindowChoices {
  /** Electron's program, null when it was never downloaded. */
  readonly electron: string | null
  /** An installed Chromium, null when there is none. */
  readonly chromium: string | null
  /** Whether windows can be shown here. */
  readonly display: boolean
  /** False after `--no-window`. */
  readonly wanted: boolean
}

/** How Fieldboard shows itself, and the line that says so. */
export interface WindowChoice {
  readonly kind: 'electron' | 'app-window' | 'served'
  readonly because: string
}

/** Takes the best window there is: Electron's, an app window of an installed Chromium, or none. */
export function chooseWindow({ electron, chromium, display, wanted }: WindowChoices): WindowChoice {
  if (!wanted) return { kind: 'served', because: 'Only serving, because --no-window was given.' }
  if (!display) return { kind: 'served', because: 'Only serving, because there is no display to open a window on.' }
  if (electron)
    return { kind: 'electron', because: 'Opening the Electron window, because Electron and a display are here.' }
  if (chromium) {
    return { kind: 'app-window', because: `Opening an app window of ${chromium}, because Electron is not downloaded.` }
  }
  return {
    kind: 'served',
    because: 'Only serving, because neither Electron nor a Chromium browser is here: open the address in any browser.',
  }
}

/** Whether windows can be shown: always on macOS and Windows, elsewhere where a display server is named. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  if (platform === 'darwin' || platform === 'win32') return true
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}
