import { lazy } from 'react'
import type { ComponentType } from 'react'
import type { DrawingName } from '../ui/icons/drawings.tsx'

/** One screen of the rail. */
export interface Screen {
  readonly id: string
  readonly path: string
  readonly textKey: string
  readonly icon: DrawingName
  readonly component: ComponentType
  /** Whether the inspector stands beside it. */
  readonly inspector: boolean
  /** At the bottom of the rail rather than in its list. */
  readonly foot?: boolean
  /** Reached from other screens, not from the rail. */
  readonly hidden?: boolean
}

const loadBoard = () => import('../features/board/board-screen.tsx')

/** Fetches the code of the screen that is opened most while nothing else happens, so that opening it does not wait for it. */
export function warmUpScreens(): void {
  requestIdleCallback(() => void loadBoard(), { timeout: 3_000 })
}

/** Every screen, in the order of the rail. Each loads its own code when first opened. */
export const screens: readonly Screen[] = [
  {
    id: 'today',
    path: '/',
    textKey: 'app.screenToday',
    icon: 'i-today',
    inspector: false,
    component: lazy(() => import('../features/today/today-screen.tsx').then((m) => ({ default: m.TodayScreen }))),
  },
  {
    id: 'requests',
    path: '/requests',
    textKey: 'app.screenRequests',
    icon: 'i-requests',
    inspector: true,
    component: lazy(() =>
      import('../features/requests/requests-screen.tsx').then((m) => ({ default: m.RequestsScreen })),
    ),
  },
  {
    id: 'work-orders',
    path: '/work-orders',
    textKey: 'app.screenWorkOrders',
    icon: 'i-orders',
    inspector: true,
    component: lazy(() =>
      import('../features/work-orders/work-orders-screen.tsx').then((m) => ({ default: m.WorkOrdersScreen })),
    ),
  },
  {
    id: 'board',
    path: '/board',
    textKey: 'app.screenBoard',
    icon: 'i-board',
    inspector: true,
    component: lazy(() => loadBoard().then((m) => ({ default: m.BoardScreen }))),
  },
  {
    id: 'map',
    path: '/map',
    textKey: 'app.screenMap',
    icon: 'i-map',
    inspector: false,
    component: lazy(() => import('../features/map/map-screen.tsx').then((m) => ({ default: m.MapScreen }))),
  },
  {
    id: 'assets',
    path: '/assets',
    textKey: 'app.screenAssets',
    icon: 'i-assets',
    inspector: true,
    component: lazy(() => import('../features/assets/assets-screen.tsx').then((m) => ({ default: m.AssetsScreen }))),
  },
  {
    id: 'customers',
    path: '/customers',
    textKey: 'app.screenCustomers',
    icon: 'i-cust',
    inspector: true,
    component: lazy(() =>
      import('../features/customers/customers-screen.tsx').then((m) => ({ default: m.CustomersScreen })),
    ),
  },
  {
    id: 'people',
    path: '/people',
    textKey: 'app.screenPeople',
    icon: 'i-people',
    inspector: true,
    component: lazy(() => import('../features/people/people-screen.tsx').then((m) => ({ default: m.PeopleScreen }))),
  },
  {
    id: 'reports',
    path: '/reports',
    textKey: 'app.screenReports',
    icon: 'i-reports',
    inspector: false,
    component: lazy(() => import('../features/reports/reports-screen.tsx').then((m) => ({ default: m.ReportsScreen }))),
  },
  {
    id: 'invoices',
    path: '/invoices',
    textKey: 'invoices.title',
    icon: 'i-reports',
    inspector: true,
    hidden: true,
    component: lazy(() =>
      import('../features/invoices/invoices-screen.tsx').then((m) => ({ default: m.InvoicesScreen })),
    ),
  },
  {
    id: 'print',
    path: '/print',
    textKey: 'app.screenPrint',
    icon: 'i-print',
    inspector: false,
    component: lazy(() => import('../features/print/print-screen.tsx').then((m) => ({ default: m.PrintScreen }))),
  },
  {
    id: 'call',
    path: '/call',
    textKey: 'app.screenCall',
    icon: 'i-phone',
    inspector: false,
    hidden: true,
    component: lazy(() => import('../features/call/call-screen.tsx').then((m) => ({ default: m.CallScreen }))),
  },
  {
    id: 'import',
    path: '/import',
    textKey: 'app.screenImport',
    icon: 'i-plus',
    inspector: false,
    component: lazy(() => import('../features/import/import-screen.tsx').then((m) => ({ default: m.ImportScreen }))),
  },
  {
    id: 'settings',
    path: '/settings',
    textKey: 'app.screenSettings',
    icon: 'i-settings',
    inspector: false,
    foot: true,
    component: lazy(() =>
      import('../features/settings/settings-screen.tsx').then((m) => ({ default: m.SettingsScreen })),
    ),
  },
]
