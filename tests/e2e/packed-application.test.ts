import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { extractAll } from '@electron/asar'
import { expect, test } from 'vitest'
import { canPack, packAndCheck } from '#scripts/pack-check.ts'
import type { DesktopBridge } from '#shared/rpc/desktop-bridge.ts'
import { launchOnDouble } from '#tests/doubles/electron/launch.ts'

declare const fieldboard: DesktopBridge

const why = canPack() ? '' : ' — skipped: node_modules is a link here, which the packer cannot follow'

test.skipIf(!canPack())(`the packed application holds all it needs and runs from its own files${why}`, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-pack-'))
  try {
    const packed = await packAndCheck(folder)
    expect(packed.problems).toEqual([])
    expect(packed.files).toBeGreaterThan(100)
    // On the double and outside of the repository, so that nothing but the archive's own packages can be found.
    const application = path.join(folder, 'application')
    extractAll(path.join(packed.resources, 'app.asar'), application)
    await using running = launchOnDouble(application, ['--data', path.join(folder, 'data')])
    const page = await running.page('app://fieldboard/index.html')
    await page.getByRole('navigation').first().waitFor()
    const info = { kind: 'query', name: 'app.info', args: {} }
    const reply = await page.evaluate((call) => fieldboard.call(call), JSON.stringify(info))
    expect(JSON.parse(reply)).toMatchObject({ ok: true, value: { host: 'electron', empty: true } })
    running.order({ type: 'quit' })
    expect({ code: await running.ended, output: running.output() }).toEqual({ code: 0, output: '' })
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
