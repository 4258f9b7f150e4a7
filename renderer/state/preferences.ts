import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type Theme = 'system' | 'light' | 'dark'

interface Preferences {
  readonly theme: Theme
  readonly language: string
  readonly railCollapsed: boolean
  readonly inspectorOpen: boolean
  /** The inspector is wide enough for a line of costs in one row. */
  readonly inspectorWide: boolean
  /** Name of the sheet of labels that was printed on last. */
  readonly labelSheet: string
}

/** How this person likes the window; kept in the browser, not in the office's data. */
export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({
      theme: 'system',
      language: 'en',
      railCollapsed: false,
      inspectorOpen: true,
      inspectorWide: false,
      labelSheet: 'a4x24',
    }),
    { name: 'fieldboard.preferences' },
  ),
)

/** Changes some preferences. */
export function setPreferences(patch: Partial<Preferences>): void {
  usePreferences.setState(patch)
}
