import type { ApprovalRow } from '#shared/queries/approvals.ts'
import { ageText, dayAndTime } from '../../../lib/deadline.ts'
import { formatDateTime, formatMoney } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import type { GridColumn } from '../../../ui/data-grid.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { DrawingName } from '../../../ui/icons/drawings.tsx'

/** How a decision looks: shape, colour family, word. */
const stateLook: Readonly<Record<ApprovalRow['state'], { readonly shape: DrawingName; readonly family: string }>> = {
  pending: { shape: 's-hold', family: 'hold' },
  approved: { shape: 's-done', family: 'good' },
  rejected: { shape: 's-no', family: 'risk' },
  expired: { shape: 's-warn', family: 'warn' },
  withdrawn: { shape: 's-half', family: 'idle' },
}

/** Columns of decisions about money: what is asked and who may decide, or how it was decided. */
export function approvalColumns(decided: boolean, now: number): readonly GridColumn<ApprovalRow>[] {
  const zone = officeZone()
  const none = <span className="muted">{t('list.none')}</span>
  const columns: GridColumn<ApprovalRow>[] = [
    {
      id: 'state',
      header: t('requests.approvalState'),
      track: '128px',
      render: ({ state }) => (
        <span className={`row ${stateLook[state].family}`}>
          <Icon name={stateLook[state].shape} />
          {t(`requests.state.${state}`)}
        </span>
      ),
    },
    {
      id: 'number',
      header: t('requests.colNumber'),
      track: '92px',
      render: ({ subject, approval }) =>
        subject ? (
          <span className="num medium">
            {approval.subjectKind === 'workOrder'
              ? t('requests.workOrderNumber', { number: subject.number })
              : subject.number}
          </span>
        ) : (
          none
        ),
    },
    {
      id: 'what',
      header: t('requests.approvalWhat'),
      track: 'minmax(180px, 2fr)',
      render: ({ subject }) => (
        <span title={subject ? `${subject.title} · ${subject.address ?? ''}` : undefined}>
          <span className="medium">{subject?.title ?? t('requests.approvalGone')}</span>
        </span>
      ),
    },
    {
      id: 'kind',
      header: t('requests.approvalTo'),
      track: '104px',
      render: ({ approval }) => t(`requests.approvalKind.${approval.kind}`),
    },
    {
      id: 'amount',
      header: t('requests.approvalAmount'),
      track: '104px',
      align: 'right',
      render: ({ approval }) => <span className="num medium">{formatMoney(approval.amountCents)}</span>,
    },
    {
      id: 'reason',
      header: t('requests.approvalReason'),
      track: 'minmax(140px, 1.6fr)',
      render: ({ approval }) => <span title={approval.reason}>{approval.reason}</span>,
    },
    {
      id: 'asked',
      header: t('requests.approvalAsked'),
      track: 'minmax(110px, 1fr)',
      render: ({ approval }) => (
        <span title={formatDateTime(approval.requestedAt, zone)}>
          {approval.requestedBy} <span className="num muted">{ageText(approval.requestedAt, now)}</span>
        </span>
      ),
    },
  ]
  if (decided) {
    return [
      ...columns,
      {
        id: 'decided',
        header: t('requests.approvalDecided'),
        track: 'minmax(180px, 1.6fr)',
        render: (row) => <Decision row={row} />,
      },
    ]
  }
  return [
    ...columns,
    {
      id: 'deciders',
      header: t('requests.approvalDeciders'),
      track: 'minmax(120px, 1.2fr)',
      render: ({ mayDecide, onBehalfOf, deciders }) => (
        <span className="row" title={deciders.join(', ')}>
          {mayDecide && <Icon name="s-good" className="good" label={t('requests.approvalYou')} />}
          <span className="cut">
            {onBehalfOf
              ? t('requests.approvalFor', { name: onBehalfOf })
              : deciders.join(', ') || (mayDecide ? t('requests.approvalYou') : t('requests.approvalNobody'))}
          </span>
        </span>
      ),
    },
    {
      id: 'expires',
      header: t('requests.approvalExpires'),
      track: '124px',
      render: ({ approval }) =>
        approval.expiresAt === null ? none : <span className="num">{dayAndTime(approval.expiresAt, now, zone)}</span>,
    },
  ]
}

function Decision({ row: { approval, decidedFor } }: { readonly row: ApprovalRow }) {
  const { decidedBy, decidedAt, decisionReason } = approval
  if (decidedBy === null || decidedAt === null) return <span className="muted">{t('list.none')}</span>
  const who = decidedFor ? t('requests.decidedFor', { name: decidedBy, other: decidedFor }) : decidedBy
  return (
    <span title={formatDateTime(decidedAt, officeZone())}>
      {who}
      {decisionReason && <span className="muted"> · {decisionReason}</span>}
    </span>
  )
}
