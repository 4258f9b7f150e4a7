import { capabilities, roleMay } from '#shared/domain/access/permissions.ts'
import { roles } from '#shared/domain/access/role.ts'
import { t } from '../../../lib/messages.ts'
import { Icon } from '../../../ui/icons/icon.tsx'

/** What each role may do, as the rules say it. */
export function RoleTable() {
  return (
    <section style={{ marginTop: 16 }}>
      <h2 className="label">{t('users.rolesTitle')}</h2>
      <table className="plain-table" aria-label={t('users.rolesTitle')}>
        <thead>
          <tr>
            <th>{t('users.capability')}</th>
            {roles.map((role) => (
              <th key={role}>{t(`roles.${role}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {capabilities.map((capability) => (
            <tr key={capability}>
              <th scope="row">{t(`roles.may.${capability}`)}</th>
              {roles.map((role) => (
                <td key={role}>
                  {roleMay(role, capability) ? (
                    <Icon name="s-done" className="good" label={t('users.yes')} />
                  ) : (
                    <span className="muted" aria-label={t('users.no')}>
                      –
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
