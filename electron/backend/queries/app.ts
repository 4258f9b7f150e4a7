import { capabilitiesOf } from '#shared/domain/access/permissions.ts'
import { ratesOf } from '#shared/domain/cost/rates.ts'
import type { Numbering } from '#shared/domain/settings/numbering.ts'
import { numberingOf } from '#shared/domain/settings/numbering.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { appInfo, historyOffers } from '#shared/queries/app.ts'
import { protocolVersion } from '#shared/rpc/envelope.ts'
import type { BackendContext } from '../context.ts'
import { answers } from '../handler.ts'

/** Answers about the application itself. */
export const appQueries = [
  answers(appInfo, (_args, context) => ({
    version: context.config.version,
    protocolVersion,
    now: context.clock.now(),
    officeZone: context.pipeline.officeZone(),
    currency: ratesOf(context.store.records.all('settings')).currency,
    numberPrefixes: prefixesOf(numberingOf(setting(context, settingNames.numbering))),
    organisationName: (setting(context, settingNames.organisationName) as string | null) ?? '',
    dataAsOf: setting(context, settingNames.dataAsOf) as number | null,
    actor: actorInfo(context),
    dataDir: context.config.dataDir,
    empty: isEmpty(context),
    host: context.config.host.kind,
  })),
  answers(historyOffers, (_args, context) => context.history.offers()),
]

function prefixesOf({ request, workOrder, invoice }: Numbering) {
  return { request: request.prefix, workOrder: workOrder.prefix, invoice: invoice.prefix }
}

function actorInfo(context: BackendContext) {
  const { id, name, role, userId } = context.person()
  return { id, name, role, userId, may: capabilitiesOf(role) }
}

function setting(context: BackendContext, name: string): unknown {
  return context.store.records.get('settings', name)?.value ?? null
}

function isEmpty({ store }: BackendContext): boolean {
  const any = store.db
    .prepare(
      'SELECT EXISTS (SELECT 1 FROM requests) OR EXISTS (SELECT 1 FROM work_orders) OR EXISTS (SELECT 1 FROM technicians)',
    )
    .pluck()
    .get()
  return any === 0
}
