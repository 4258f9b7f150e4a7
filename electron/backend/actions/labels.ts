import { assetsLabels } from '#shared/actions/labels.ts'
import { labelSheets, layLabels } from '#shared/domain/print/label-sheet.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { notFound } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { labelsPrepared } from '#shared/queries/labels.ts'
import { answers, performs } from '../handler.ts'
import { preparedLabels } from '../packet/prepared-labels.ts'

/** Prints labels for assets to a PDF file. */
export const labelActions = [
  performs(assetsLabels, async (spec, context) => {
    const { records } = context.store
    const assets = records.getMany('assets', spec.assetIds)
    const missing = spec.assetIds.find((id) => !assets.some((asset) => asset.id === id))
    if (missing) return err(notFound('asset', missing))
    const printer = context.config.host.printer()
    if (!printer) return err(noPrinter)
    const sites = new Map(records.getMany('sites', [...new Set(assets.map(({ siteId }) => siteId))]).map((site) => [site.id, site])) // prettier-ignore
    const labels = assets.flatMap(({ tag, name, siteId }) => {
      const site = sites.get(siteId)
      return Array.from({ length: spec.copies }, () => ({ tag, name, site: site ? site.name || site.address : '' }))
    })
    const organisation = records.get('settings', settingNames.organisationName)?.value
    const id = context.pipeline.newId()
    preparedLabels(context).set(id, {
      spec,
      organisation: typeof organisation === 'string' ? organisation : '',
      labels,
    })
    const printed = await printer.print(`labels=${encodeURIComponent(id)}`, new AbortController().signal)
    preparedLabels(context).delete(id)
    if (!printed.ok) return printed
    const only = assets.length === 1 ? assets[0]!.tag.replace(/[^\p{L}\p{N}.-]+/gu, '-') : `${assets.length}-assets`
    const fileName = `labels-${only}.pdf`
    const pages = layLabels(labels.length, labelSheets[spec.sheet], spec.skip).length
    return ok({ fileId: context.files.offer(fileName, 'application/pdf', printed.value), fileName, labels: labels.length, pages }) // prettier-ignore
  }),
]

/** Answers to the print page that draws them. */
export const labelQueries = [answers(labelsPrepared, ({ id }, context) => preparedLabels(context).get(id) ?? null)]

const noPrinter: AppError = {
  kind: 'unavailable',
  code: 'no-chromium',
  message:
    'Printing needs Chromium or Google Chrome on this computer, and none was found. Install one (Debian and Ubuntu: ' +
    'apt install chromium), or set FIELDBOARD_CHROMIUM to its program file.',
}
