import { useEffect, useSyncExternalStore } from 'react'
import { usePreferences } from '../state/preferences.ts'

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)')

/** The theme in force: the person's choice, or the system's. Also writes it where the tokens look. */
export function useTheme(): 'light' | 'dark' {
  const chosen = usePreferences((preferences) => preferences.theme)
  const systemDark = useSyncExternalStore(
    (changed) => {
      darkQuery.addEventListener('change', changed)
      return () => darkQuery.removeEventListener('change', changed)
    },
    () => darkQuery.matches,
  )
  const theme = chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
  return theme
}
