import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron as electron } from 'playwright-core'
import { test, expect } from 'vitest'
import { hasDisplay } from '#electron/node/choose-window.ts'
import { repositoryRoot } from '#scripts/source-files.ts'
import { builtApplication } from '#tests/doubles/built-application.ts'

/** Electron's program, where it was downloaded; `install-electron` does that. */
function electronProgram(): string | null {
  const folder = path.join(repositoryRoot, 'node_modules', 'electron')
  const named = path.join(folder, 'path.txt')
  return existsSync(named) ? path.join(folder, 'dist', readFileSync(named, 'utf8').trim()) : null
}

const program = electronProgram()
const missing = program === null ? "Electron's program is not installed (npx install-electron)" : 'there is no display'
const runs = program !== null && hasDisplay()

test.skipIf(!runs)(`the real Electron opens the window${runs ? '' : ` — skipped: ${missing}`}`, async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fieldboard-electron-'))
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const application = await electron.launch({
    executablePath: program!,
    args: [...sandbox, await builtApplication(), '--data', dataDir],
  })
  try {
    const page = await application.firstWindow()
    await page.getByRole('navigation').first().waitFor()
    expect(page.url()).toMatch(/^app:\/\/fieldboard\//)
    expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false)
  } finally {
    await application.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
