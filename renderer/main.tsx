import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/spotlight/styles.css'
import './ui/tokens.css'
import './ui/base.css'
import './app/app.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { createClient } from '#shared/rpc/client.ts'
import { ApiContext } from './api/api-context.tsx'
import { connect } from './api/connect.ts'
import { followPushes } from './api/follow-pushes.ts'
import { App } from './app/app.tsx'
import { CalendarSettings } from './app/calendar-settings.tsx'
import { warmUpScreens } from './app/screens.tsx'
import { mantineTheme, mantineVariables } from './app/theme.ts'
import { useTheme } from './app/use-theme.ts'
import { setLanguage } from './lib/messages.ts'
import { useConnection } from './state/connection.ts'
import { usePreferences } from './state/preferences.ts'

const transport = connect()
const cache = new QueryClient({
  // Answers stay true until a push says otherwise; nothing is fetched again on a timer.
  defaultOptions: { queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false } },
})
const api = { client: createClient(transport), transport, cache }
followPushes(transport, cache)
transport.onConnection((connected) => {
  const known = useConnection.getState().connected
  // The first attempt is still under way: do not call that a lost connection.
  if (connected || known !== null) useConnection.setState({ connected })
})
setLanguage(usePreferences.getState().language)

function Root() {
  const theme = useTheme()
  const language = usePreferences((preferences) => preferences.language)
  return (
    <MantineProvider theme={mantineTheme} cssVariablesResolver={mantineVariables} forceColorScheme={theme}>
      <QueryClientProvider client={cache}>
        <ApiContext value={api}>
          <Router hook={useHashLocation}>
            <CalendarSettings>
              <App key={language} />
            </CalendarSettings>
          </Router>
        </ApiContext>
      </QueryClientProvider>
    </MantineProvider>
  )
}

warmUpScreens()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Root />
  </StrictMode>,
)
