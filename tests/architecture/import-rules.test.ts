import { expect, test } from 'vitest'
import { checkImports, importRules } from '#scripts/import-rules.ts'
import { readModules } from '#scripts/read-modules.ts'

/** Fewer modules than this means that the reader looked in the wrong place and would find nothing wrong anywhere. */
const modulesAtLeast = 150

test('every import of the repository goes the right way', () => {
  const { violations, modulesRead } = checkImports(readModules())
  expect(violations).toEqual([])
  expect(modulesRead).toBeGreaterThan(modulesAtLeast)
})

/** One bad import for each rule: file, statement, and the rule that must speak up. */
const planted: readonly [rule: string, file: string, text: string][] = [
  ['kernel-is-innermost', 'shared/kernel/result.ts', "import { x } from '../domain/site/site.ts'"],
  ['domain-sees-kernel', 'shared/domain/site/site.ts', "import type { X } from '#shared/commands/command.ts'"],
  ['contracts-see-domain', 'shared/queries/app.ts', "import { x } from '#electron/store/store.ts'"],
  ['shared-is-pure', 'shared/domain/site/site.ts', "import { readFileSync } from 'node:fs'"],
  ['shared-is-pure', 'shared/kernel/zone.ts', "import { useState } from 'react'"],
  ['shared-is-pure', 'optimizer/search/search.ts', "import fs from 'fs'"],
  ['optimizer-sees-kernel', 'optimizer/problem.ts', "import type { Visit } from '#shared/domain/visit/visit.ts'"],
  ['renderer-sees-shared', 'renderer/api/client.ts', "import { x } from '../../electron/backend/clock.ts'"],
  ['renderer-runs-in-a-browser', 'renderer/lib/files.ts', "import path from 'node:path'"],
  ['features-stand-alone', 'renderer/features/map/map-page.tsx', "import { Lane } from '../board/lane.tsx'"],
  ['features-stand-alone', 'renderer/features/map/map-page.tsx', "import { routes } from '#renderer/app/routes.tsx'"],
  [
    'foundations-know-no-feature',
    'renderer/state/day.ts',
    "export const page = import('../features/map/map-page.tsx')",
  ],
  [
    'foundations-know-no-feature',
    'renderer/list/record-grid.tsx',
    "import { AssetBar } from '../features/assets/asset-bar.tsx'",
  ],
  ['ui-has-no-domain', 'renderer/ui/badge.tsx', "import type { Visit } from '#shared/domain/visit/visit.ts'"],
  ['store-is-below-backend', 'electron/store/store.ts', "import { systemClock } from '../backend/clock.ts'"],
  ['backend-knows-no-host', 'electron/backend/jobs.ts', "import { startHttpHost } from '../node/http-host.ts'"],
  [
    'backend-knows-no-host',
    'electron/jobs/import/import.ts',
    "export const u = new URL('../../node/main.ts', import.meta.url)",
  ],
  ['node-host-knows-no-shell', 'electron/node/main.ts', "import { windows } from '../shell/windows.ts'"],
  ['preload-is-thin', 'electron/preload/preload.ts', "import { x } from '../backend/clock.ts'"],
  ['only-the-shell-knows-electron', 'electron/node/main.ts', "import { app } from 'electron'"],
  ['only-the-shell-knows-electron', 'electron/backend/jobs.ts', "const { app } = await import('electron')"],
  ['hub-sees-shared', 'hub/http/server.ts', "import { openDatabase } from '#electron/store/open-database.ts'"],
  ['fullcalendar-behind-the-board', 'renderer/features/today/today.tsx', "import c from '@fullcalendar/react/daygrid'"],
  ['leaflet-behind-the-map', 'renderer/features/board/lane.tsx', "import 'leaflet/dist/leaflet.css'"],
  ['nothing-imports-tests', 'electron/node/main.ts', "import { x } from '#tests/doubles/test-backend.ts'"],
  ['nothing-imports-scripts', 'electron/node/main.ts', "import { x } from '#scripts/build.ts'"],
  ['no-barrel-files', 'shared/domain/index.ts', "export * from './site/site.ts'\nexport { a } from './a.ts'"],
]

test.each(planted)('%s: a bad import planted in %s is reported', (rule, path, text) => {
  const { violations, modulesRead } = checkImports([{ path, text }])
  expect(violations.map((violation) => violation.rule)).toContain(rule)
  expect(modulesRead).toBe(1)
})

test('every rule has a planted bad import', () => {
  const tried = new Set(planted.map(([rule]) => rule))
  expect([...importRules.map((rule) => rule.name), 'no-barrel-files'].filter((rule) => !tried.has(rule))).toEqual([])
})

test('imports that go the right way are not reported', () => {
  const good = [
    ['shared/commands/visit/place.ts', "import { z } from 'zod'\nimport { ok } from '../../kernel/result.ts'"],
    ['renderer/features/map/map-page.tsx', "import L from 'leaflet'\nimport x from './routes/route.ts'"],
    ['electron/shell/main.ts', "import { app } from 'electron'"],
    ['electron/store/store.ts', "import Database from 'better-sqlite3'"],
  ] as const
  expect(checkImports(good.map(([path, text]) => ({ path, text }))).violations).toEqual([])
})
