import { useLocation } from 'wouter'
import { approvalsList } from '#shared/queries/approvals.ts'
import type { RequestTab } from '#shared/queries/requests.ts'
import { requestTabs, requestsCounts } from '#shared/queries/requests.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { ListTools } from '../../list/list-tools.tsx'
import { useActions } from '../../state/actions.ts'
import { requestView, showRequestTab } from '../../state/request-view.ts'
import { Button } from '../../ui/button.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ApprovalsTab } from './approvals/approvals-tab.tsx'
import { Inbox } from './inbox.tsx'
import { MailDropHint, useMailDrop } from './mail-drop.tsx'
import { requestListOf } from './request-list.ts'
import './requests.css'

/** The inbox: what was reported and what becomes of it. */
export function RequestsScreen() {
  const tab = requestView.use((view) => view.filter.tab)
  const [, goTo] = useLocation()
  const counts = useQueryOf(requestsCounts, {}).data
  const waiting = useQueryOf(approvalsList, { which: 'mine', limit: 1 }).data
  useActions('requests.screen', [
    { id: 'requests.new', text: t('requests.keyNew'), keys: 'n', run: () => goTo('/call') },
  ])
  const mailDrop = useMailDrop()
  const countOf = (value: RequestTab) => {
    if (value === 'awaitingApproval') return waiting ? { count: waiting.open, alarm: waiting.mine > 0 } : {}
    return counts ? { count: counts[value].count } : {}
  }
  return (
    <div className="screen-stack" style={{ position: 'relative' }} {...mailDrop.handlers}>
      {mailDrop.over && <MailDropHint />}
      <div className="toolbar" style={{ flexWrap: 'wrap', padding: '6px 12px' }}>
        <h1 className="semi" style={{ fontSize: 'var(--f-15)' }}>
          {t('requests.title')}
        </h1>
        <Tabs
          label={t('requests.tabs')}
          tabs={requestTabs.map((value) => ({
            value,
            text: t(`requests.tab${value[0]!.toUpperCase()}${value.slice(1)}`),
            ...countOf(value),
          }))}
          value={tab}
          onChange={showRequestTab}
        />
        <div className="row toolbar-end">
          {tab !== 'awaitingApproval' && <ListTools kind={requestListOf(tab)} />}
          <Button kind="primary" icon="i-phone" onClick={() => goTo('/call')}>
            {t('requests.write')}
          </Button>
        </div>
      </div>
      {tab === 'awaitingApproval' ? (
        <ApprovalsTab />
      ) : (
        <Inbox
          key={tab}
          tab={tab}
          any={Object.values(counts ?? {}).some((one) => one.count > 0)}
          onWrite={() => goTo('/call')}
        />
      )}
    </div>
  )
}
