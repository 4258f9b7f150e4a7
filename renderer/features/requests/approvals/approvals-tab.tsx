import { useState } from 'react'
import { historyUndo } from '#shared/actions/app.ts'
import { approvalDecide } from '#shared/commands/approval/decide.ts'
import { approvalWithdraw } from '#shared/commands/approval/withdraw.ts'
import { useReasons } from '../../../api/use-reasons.ts'
import { approvalsLimits, approvalsList } from '#shared/queries/approvals.ts'
import { useNow } from '../../../api/now.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { errorText } from '../../../lib/error-text.ts'
import { formatMoney } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { useActions } from '../../../state/actions.ts'
import { announce } from '../../../state/announcer.ts'
import { select } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { DataGrid } from '../../../ui/data-grid.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { useGridSelection } from '../../../ui/use-grid-selection.ts'
import { approvalColumns } from './columns.tsx'

type Which = 'mine' | 'open' | 'decided'

/** Decisions about money that wait for somebody with a higher limit, and those that were taken. */
export function ApprovalsTab() {
  const rejectReasons = useReasons('reject')
  const { run, act } = useCommands()
  const now = useNow()
  const [which, setWhich] = useState<Which>('open')
  const { data, error, refetch } = useQueryOf(approvalsList, { which })
  const limits = useQueryOf(approvalsLimits, {}).data
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [current, setCurrent] = useState<string | null>(null)
  const [rejecting, setRejecting] = useState<readonly string[] | null>(null)
  const rows = data?.rows ?? []
  const currentIndex = rows.findIndex(({ approval }) => approval.id === current)
  const chosen = rows.filter(({ approval }) => selected.has(approval.id))
  const ids = chosen.map(({ approval }) => approval.id)
  const deciding = chosen.some(({ state, mayDecide }) => state === 'pending' && mayDecide)
  const withdrawable = chosen.length === 1 && chosen[0]!.approval.state === 'pending'
  const take = (list: readonly string[]) => {
    setSelected(new Set(list))
    const last = list.at(-1) ?? null
    setCurrent(last)
    const approval = rows.find((row) => row.approval.id === last)?.approval
    if (approval) select(approval.subjectKind, approval.subjectId)
  }
  const { onMove } = useGridSelection({
    idAt: (index) => rows[index]?.approval.id,
    ids: selected,
    selectAlone: (id) => take([id]),
    toggle: (id) => take(selected.has(id) ? ids.filter((one) => one !== id) : [...ids, id]),
    selectMany: take,
  })
  const undo = { text: t('requests.undo'), run: () => void act(historyUndo, {}) }
  const decide = async (decision: 'approved' | 'rejected', reason: string | null) => {
    setRejecting(null)
    const done = await run(approvalDecide, { approvalIds: ids, decision, reason })
    if (!done.ok) return
    const { decided, left } = done.value.value
    const values = { decision, count: decided.length, left: left.length, number: left[0]?.number ?? 0 }
    announce({ tone: 'good', text: t('requests.decided', { ...values, why: left[0]?.reason ?? 'none' }), action: undo })
    setSelected(new Set(left.map(({ approvalId }) => approvalId)))
  }
  const withdraw = async () => {
    const done = await run(approvalWithdraw, { approvalId: ids[0]! })
    if (done.ok) announce({ tone: 'good', text: t('requests.withdrawn'), action: undo })
  }
  const approveAll = () => void decide('approved', null)
  useActions('requests.approvals', [
    { id: 'approvals.approve', text: t('requests.keyApprove'), keys: 'a', enabled: deciding, run: approveAll },
    {
      id: 'approvals.reject',
      text: t('requests.keyTurnDown'),
      keys: 'r',
      enabled: deciding,
      run: () => setRejecting(ids),
    },
    {
      id: 'approvals.withdraw',
      text: t('requests.keyWithdraw'),
      keys: 'w',
      enabled: withdrawable,
      run: () => void withdraw(),
    },
  ])
  return (
    <>
      <div className="toolbar">
        <Segmented<Which>
          label={t('requests.approvalsWhich')}
          value={which}
          options={(['open', 'mine', 'decided'] as const).map((value) => ({
            value,
            text: t(`requests.approvals.${value}`, { count: data?.[value === 'mine' ? 'mine' : 'open'] ?? 0 }),
          }))}
          onChange={(next) => {
            setWhich(next)
            take([])
          }}
        />
        {limits && <span className="muted">{limitText(limits)}</span>}
        <span className="grow" />
        {which !== 'decided' && (
          <div className="row" role="group" aria-label={t('requests.decide')}>
            <Button kind="primary" disabled={!deciding} onClick={approveAll}>
              {ids.length > 1 ? t('requests.approveMany', { count: ids.length }) : t('requests.approve')} <kbd>A</kbd>
            </Button>
            <Button disabled={!deciding} onClick={() => setRejecting(ids)}>
              {t('requests.turnDown')} <kbd>R</kbd>
            </Button>
            <Button disabled={!withdrawable} onClick={() => void withdraw()}>
              {t('requests.withdraw')} <kbd>W</kbd>
            </Button>
          </div>
        )}
      </div>
      {error ? (
        <MessageState
          role="alert"
          title={t('errors.loadFailed')}
          text={errorText(error.error)}
          actions={<Button onClick={() => void refetch()}>{t('errors.retry')}</Button>}
        />
      ) : !data ? (
        <SkeletonRows rows={12} label={t('list.loading')} />
      ) : rows.length === 0 ? (
        <MessageState title={t(`requests.approvalsEmpty.${which}`)} text={t('requests.approvalsEmptyText')} />
      ) : (
        <DataGrid
          label={t('requests.tabAwaitingApproval')}
          columns={approvalColumns(which === 'decided', now)}
          rowCount={rows.length}
          complete
          rowAt={(index) => rows[index]}
          rowId={({ approval }) => approval.id}
          onView={noView}
          current={current}
          currentIndex={currentIndex}
          selected={selected}
          onMove={onMove}
          onSelectAll={() => take(ids.length === rows.length ? [] : rows.map(({ approval }) => approval.id))}
          allSelected={ids.length > 0 && ids.length === rows.length}
          selectAllLabel={t('list.selectAll')}
          selectLabel={({ subject }) => t('list.selectRow', { name: subject?.number ?? '' })}
        />
      )}
      <footer className="status-line">
        <span className="num">{t('requests.approvalsShown', { count: rows.length })}</span>
        {selected.size > 0 && <span className="num">{t('list.selected', { count: selected.size })}</span>}
      </footer>
      {rejecting && (
        <ReasonDialog
          title={t('requests.turnDownTitle', { count: rejecting.length })}
          text={t('requests.turnDownText')}
          action={t('requests.turnDown')}
          reasons={rejectReasons}
          onReason={(reason) => void decide('rejected', reason)}
          onClose={() => setRejecting(null)}
        />
      )}
    </>
  )
}

function noView(): void {
  // All rows are there already: nothing is fetched when others come into view.
}

function limitText({
  ownLimitCents,
  actsFor,
}: {
  readonly ownLimitCents: number | null
  readonly actsFor: readonly { readonly name: string; readonly limitCents: number | null }[]
}): string {
  const own =
    ownLimitCents === null ? t('requests.limitNone') : t('requests.limitOwn', { limit: formatMoney(ownLimitCents) })
  const others = actsFor.map(({ name, limitCents }) =>
    limitCents === null
      ? t('requests.limitForAny', { name })
      : t('requests.limitFor', { name, limit: formatMoney(limitCents) }),
  )
  return [own, ...others].join(' · ')
}
