import { useState } from 'react'
import type { User } from '#shared/domain/access/user.ts'
import { usersAll } from '#shared/queries/users.ts'
import { useMay } from '../../../api/may.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatMoney } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeCurrency } from '../../../lib/office-currency.ts'
import { Button } from '../../../ui/button.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { RoleTable } from './role-table.tsx'
import { UserDialog } from './user-dialog.tsx'

/** Who works at the desks of this office, in which role, and who decides in whose place. */
export default function UsersPage() {
  const users = useQueryOf(usersAll, {}).data
  const may = useMay('users')
  const [edited, setEdited] = useState<User | 'new' | null>(null)
  if (!users) return null
  const nameOf = (id: string | null) => users.find((user) => user.id === id)?.name ?? ''
  return (
    <>
      <div className="row">
        <h1>{t('users.title')}</h1>
        <span className="grow" />
        <Button kind="primary" icon="i-plus" disabled={!may} onClick={() => setEdited('new')}>
          {t('users.add')}
        </Button>
      </div>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('users.hint')}
      </p>
      {users.length === 0 ? (
        <MessageState title={t('users.empty')} text={t('users.emptyText')} />
      ) : (
        <table className="plain-table" aria-label={t('users.title')}>
          <thead>
            <tr>
              <th>{t('users.name')}</th>
              <th>{t('users.role')}</th>
              <th>{t('users.limit')}</th>
              <th>{t('users.delegate')}</th>
              <th>{t('users.state')}</th>
              <th aria-label={t('users.edit')} />
            </tr>
          </thead>
          <tbody>
            {users.map((user) => (
              <tr key={user.id}>
                <td>
                  <bdi>{user.name}</bdi> {user.email && <span className="muted">{user.email}</span>}
                </td>
                <td>{t(`roles.${user.role}`)}</td>
                <td className="num">
                  {user.approvalLimitCents === null
                    ? t('users.limitOfRole')
                    : formatMoney(user.approvalLimitCents, officeCurrency())}
                </td>
                <td>
                  {user.delegateId &&
                    t('users.delegateLine', {
                      name: nameOf(user.delegateId),
                      from: user.delegateFrom ?? '',
                      until: user.delegateUntil ?? '',
                    })}
                </td>
                <td>{t(user.active ? 'users.active' : 'users.inactive')}</td>
                <td>
                  <Button size="small" disabled={!may} onClick={() => setEdited(user)}>
                    {t('users.edit')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <RoleTable />
      {edited && <UserDialog user={edited === 'new' ? null : edited} users={users} onClose={() => setEdited(null)} />}
    </>
  )
}
