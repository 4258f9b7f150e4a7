import type { EntityRow } from '#shared/domain/entities.ts'
import { requestUnlink } from '#shared/commands/request/unlink.ts'
import { approvalsOf } from '#shared/queries/approvals.ts'
import type { LinkedRequest } from '#shared/queries/requests.ts'
import { requestsEstimate } from '#shared/queries/requests.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { formatDateTime, formatMoney } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { recordNumber } from '../../lib/record-number.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { requestStatusLook } from '../../lib/status-look.ts'
import { select } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { EstimateLines } from '../../ui/estimate-lines.tsx'
import { Icon } from '../../ui/icons/icon.tsx'

/** What accepting would cost, and whether who sits here may decide that. Shown while it is still to be decided. */
export function EstimateSection({ request }: { readonly request: EntityRow<'requests'> }) {
  const open = request.status === 'new' || request.status === 'awaitingApproval'
  const estimate = useQueryOf(requestsEstimate, { requestId: request.id }, { enabled: open }).data
  if (!open || !estimate) return null
  const { amountCents, mayAccept, limitCents, deciders, onBehalfOf } = estimate
  return (
    <section>
      <h3 className="label row">
        {t('requests.estimate')}
        <span className="grow" />
        <span className="num medium estimate-total">
          {amountCents === null ? t('requests.estimateUnknown') : formatMoney(amountCents)}
        </span>
      </h3>
      <EstimateLines estimate={estimate} />
      {!mayAccept && (
        <p className="row hold">
          <Icon name="s-hold" />
          {t('requests.aboveYourLimit', {
            limit: formatMoney(limitCents ?? 0),
            deciders: deciders.join(', ') || 'none',
          })}
        </p>
      )}
      {onBehalfOf && <p className="soft">{t('requests.onBehalf', { name: onBehalfOf })}</p>}
    </section>
  )
}

/** Every decision that was asked for about a request's or work order's money. */
export function ApprovalsSection(subject: {
  readonly subjectKind: 'request' | 'workOrder'
  readonly subjectId: string
}) {
  const decisions = useQueryOf(approvalsOf, subject).data
  if (!decisions || decisions.length === 0) return null
  return (
    <section>
      <h3 className="label">{t('requests.approvals')}</h3>
      <ul>
        {decisions.map(({ approval, state, deciders, decidedFor }) => (
          <li key={approval.id} className="decision">
            <span className="row">
              <span className="medium">{t(`requests.state.${state}`)}</span>
              <span className="num">{formatMoney(approval.amountCents)}</span>
              <span className="grow" />
              <span className="num muted">
                {formatDateTime(approval.decidedAt ?? approval.requestedAt, officeZone())}
              </span>
            </span>
            <span className="soft">
              {t('requests.askedBy', { name: approval.requestedBy, reason: approval.reason })}
            </span>
            {state === 'pending' && deciders.length > 0 && (
              <span className="muted">{t('requests.mayDecide', { names: deciders.join(', ') })}</span>
            )}
            {approval.decidedBy && (
              <span className="soft">
                {decidedFor
                  ? t('requests.decidedFor', { name: approval.decidedBy, other: decidedFor })
                  : approval.decidedBy}
                {approval.decisionReason ? `: ${approval.decisionReason}` : ''}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Requests that belong together with this one without being the same. */
export function LinksSection({ links }: { readonly links: readonly LinkedRequest[] }) {
  const { run } = useCommands()
  if (links.length === 0) return null
  return (
    <section>
      <h3 className="label">{t('requests.links')}</h3>
      {links.map(({ id, kind, reason, request }) => {
        const look = requestStatusLook[request.status]
        return (
          <div key={id} className="row">
            <button type="button" className="inspector-link grow" onClick={() => select('request', request.id)}>
              <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
              <span className="num medium">{recordNumber('request', request.number)}</span>
              <span className="grow cut" title={reason ?? undefined}>
                {request.title}
                <span className="muted"> · {reason ?? t(`requests.link.${kind}`)}</span>
              </span>
            </button>
            <Button
              size="small"
              kind="ghost"
              icon="i-x"
              aria-label={t('requests.unlink', { number: request.number })}
              onClick={() => void run(requestUnlink, { linkId: id })}
            />
          </div>
        )
      })}
    </section>
  )
}
