import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { assetsLabels } from '#shared/actions/labels.ts'
import { labelSheets } from '#shared/domain/print/label-sheet.ts'
import { builtApplication } from '#tests/doubles/built-application.ts'
import { readPdf } from '#tests/doubles/pdf-pages.ts'
import { openPrintingDesk } from '#tests/doubles/printing-desk.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

test('labels are printed on the paper they were chosen for, each with its tag, behind those that are gone', async () => {
  await using printing = await openPrintingDesk(path.join(await builtApplication(), 'out', 'renderer'))
  const { desk } = printing
  const tags = Array.from({ length: 30 }, (_, at) => `PUMP-${String(at + 1).padStart(3, '0')}`)
  write(desk, [
    fresh('settings', { id: 'organisationName', value: 'Harbour Service' }),
    fresh('sites', { id: 's', name: 'North plant' }),
    ...tags.map((tag) => fresh('assets', { id: tag, tag, name: '<b>Pump</b> & more', siteId: 's' })),
  ])
  const made = expectOk(await desk.client.action(assetsLabels, { assetIds: tags, sheet: 'a4x24', skip: 4 }))
  expect(made).toMatchObject({ fileName: 'labels-30-assets.pdf', labels: 30, pages: 2 })
  const pages = await readPdf(readFileSync(desk.backend.context.files.pathOf(made.fileId)!))
  const { pageWidthMm, pageHeightMm } = labelSheets.a4x24
  const points = (mm: number) => (mm / 25.4) * 72
  for (const page of pages) {
    expect(Math.abs(page.widthPt - points(pageWidthMm))).toBeLessThan(1.5)
    expect(Math.abs(page.heightPt - points(pageHeightMm))).toBeLessThan(1.5)
  }
  expect(pages).toHaveLength(2)
  const text = pages.map((page) => page.text).join(' ')
  for (const tag of tags) expect(text.replaceAll(' ', '')).toContain(tag)
  expect(text).toContain('North plant')
  expect(text).toContain('<b>Pump</b> & more')
})
