import { Menu } from '@mantine/core'
import { useLocation } from 'wouter'
import { deskChoose } from '#shared/actions/desk.ts'
import { usersAll } from '#shared/queries/users.ts'
import { useAppInfo } from '../api/app-info.ts'
import { useCommands } from '../api/use-commands.ts'
import { useQueryOf } from '../api/use-query-of.ts'
import { t } from '../lib/messages.ts'
import { announce } from '../state/announcer.ts'
import { showSettingsSection } from '../state/settings-section.ts'
import { Icon } from '../ui/icons/icon.tsx'

/** Who sits at this desk, and the way to say that somebody else does now. */
export function PersonMenu() {
  const info = useAppInfo()
  const users = (useQueryOf(usersAll, {}).data ?? []).filter(({ active }) => active)
  const { act } = useCommands()
  const [, goTo] = useLocation()
  const name = info?.actor.name ?? ''
  const unknown = users.length > 0 && info?.actor.userId === null
  const choose = async (userId: string, chosen: string) => {
    const done = await act(deskChoose, { userId })
    if (done.ok) announce({ tone: 'good', text: t('app.sitsHere', { name: chosen }) })
  }
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className="person-open row nowrap" aria-label={t('app.personMenu', { name })}>
          <span className="person" aria-hidden="true">
            {unknown ? <Icon name="s-warn" /> : initialsOf(name)}
          </span>
          <span className="cut" style={{ maxWidth: 120 }}>
            {unknown ? t('app.whoAreYou') : name}
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {info && (
          <Menu.Label>
            {t('app.roleOf', { role: info.actor.role })}
            {unknown && <p className="warn">{t('app.unknownPerson')}</p>}
          </Menu.Label>
        )}
        {users.map((user) => (
          <Menu.Item
            key={user.id}
            leftSection={<Icon name={user.id === info?.actor.userId ? 's-done' : 's-open'} />}
            onClick={() => void choose(user.id, user.name)}
          >
            {user.name} <span className="muted">{t(`roles.${user.role}`)}</span>
          </Menu.Item>
        ))}
        {users.length > 0 && <Menu.Divider />}
        <Menu.Item
          onClick={() => {
            showSettingsSection('users')
            goTo('/settings')
          }}
        >
          {t(users.length === 0 ? 'app.addUsers' : 'app.manageUsers')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase()
}
