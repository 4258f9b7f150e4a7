import { Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { beginCall } from '../features/call/flow/call-store.ts'
import { InspectorPanel } from '../features/inspector/inspector-panel.tsx'
import { t } from '../lib/messages.ts'
import { useActions } from '../state/actions.ts'
import { useConnection } from '../state/connection.ts'
import { showOverlay } from '../state/palette.ts'
import { setPreferences, usePreferences } from '../state/preferences.ts'
import { MessageState } from '../ui/message-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { useKeyboard } from './keyboard.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { Palette } from './palette.tsx'
import { PlanKeeper } from './plan-keeper.tsx'
import { Rail } from './rail.tsx'
import { useRequestBadge } from './request-badge.ts'
import { screens } from './screens.tsx'
import { ServiceTermsKeeper } from './service-terms-keeper.tsx'
import { Toasts } from './toasts.tsx'
import { TopBar } from './top-bar.tsx'

/** The window: rail, top bar, the screen, and the inspector beside it. */
export function App() {
  useKeyboard()
  useRequestBadge()
  const [path, goTo] = useLocation()
  const { railCollapsed, inspectorOpen, theme } = usePreferences()
  const connected = useConnection((state) => state.connected)
  useActions('window', [
    { id: 'window.palette', text: t('app.searchOrRun'), keys: 'mod+k', run: () => showOverlay('palette') },
    {
      id: 'window.call',
      text: t('call.keyOpen'),
      keys: 'mod+j',
      run: () => {
        if (path === '/call') beginCall()
        goTo('/call')
      },
    },
    { id: 'window.keys', text: t('app.keys'), keys: '?', run: () => showOverlay('keys') },
    { id: 'window.rail', text: t('app.toggleRail'), run: () => setPreferences({ railCollapsed: !railCollapsed }) },
    {
      id: 'window.inspector',
      text: t('app.toggleInspector'),
      keys: 'mod+i',
      run: () => setPreferences({ inspectorOpen: !inspectorOpen }),
    },
    {
      id: 'window.theme',
      text: t('app.toggleTheme'),
      run: () => setPreferences({ theme: theme === 'dark' ? 'light' : 'dark' }),
    },
  ])
  const screen = screens.find((one) => one.path === path)
  return (
    <div className={railCollapsed ? 'app rail-collapsed' : 'app'}>
      <Rail />
      <TopBar />
      <ServiceTermsKeeper />
      <PlanKeeper />
      <div className="work-area">
        <main id="screen" aria-label={screen ? t(screen.textKey) : undefined}>
          {connected === false && (
            <div className="banner" role="alert">
              {t('errors.disconnected')}
            </div>
          )}
          <ErrorBoundary key={path}>
            <Suspense fallback={<SkeletonRows rows={12} label={t('app.loading')} />}>
              <Switch>
                {screens.map((one) => (
                  <Route key={one.id} path={one.path} component={one.component} />
                ))}
                <Route>
                  <MessageState title={t('app.noScreen')} text={t('app.noScreenText')} />
                </Route>
              </Switch>
            </Suspense>
          </ErrorBoundary>
        </main>
        {screen?.inspector && inspectorOpen && <InspectorPanel />}
      </div>
      <Toasts />
      <Palette />
      <KeysDialog />
    </div>
  )
}
