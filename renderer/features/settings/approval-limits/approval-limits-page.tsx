import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { roles } from '#shared/domain/access/role.ts'
import type { Role } from '#shared/domain/access/role.ts'
import { approvalLimitsOf } from '#shared/domain/approval/approval-limits.ts'
import { centsOfText, decimalText } from '#shared/domain/cost/currency.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { useMay } from '../../../api/may.ts'
import { t } from '../../../lib/messages.ts'
import { officeCurrency } from '../../../lib/office-currency.ts'
import { showSettingsSection } from '../../../state/settings-section.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Line } from '../cards/card.tsx'
import { useSetting } from '../use-setting.ts'

/** The most each role may approve. People with a limit of their own are set under Users. */
export default function ApprovalLimitsPage() {
  const [stored, set] = useSetting(settingNames.approvalLimits)
  const may = useMay('settings')
  const limits = approvalLimitsOf(stored)
  const setLimit = (role: Role, cents: number | null) => set({ ...limits, [role]: cents })
  return (
    <>
      <h1>{t('approvalLimits.title')}</h1>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('approvalLimits.hint')}
      </p>
      <Card id="approval-limits" title={t('approvalLimits.byRole')} hint={officeCurrency()}>
        {roles
          .filter((role) => role !== 'readOnly')
          .map((role) => (
            <LimitLine
              key={`${role} ${limits[role]}`}
              role={role}
              cents={limits[role]}
              disabled={!may}
              onSet={(cents) => setLimit(role, cents)}
            />
          ))}
      </Card>
      <Card id="approval-people" title={t('approvalLimits.byPerson')}>
        <p className="soft">{t('approvalLimits.byPersonHint')}</p>
        <div className="row">
          <Button onClick={() => showSettingsSection('users')}>{t('approvalLimits.openUsers')}</Button>
        </div>
      </Card>
    </>
  )
}

interface LimitLineProps {
  readonly role: Role
  readonly cents: number | null
  readonly disabled: boolean
  readonly onSet: (cents: number | null) => void
}

/** One role's limit: an amount, or empty for any amount. Saved when left; what is no amount stays and says so. */
function LimitLine({ role, cents, disabled, onSet }: LimitLineProps) {
  const currency = officeCurrency()
  const was = cents === null ? '' : decimalText(cents, currency)
  const [typed, setTyped] = useState(was)
  const read = typed.trim() === '' ? null : centsOfText(typed, currency)
  const wrong = typed.trim() !== '' && (read === null || read < 0)
  const id = `approval-limit-${role}`
  return (
    <Line name={t(`roles.${role}`)} htmlFor={id}>
      <TextInput
        id={id}
        inputMode="decimal"
        value={typed}
        disabled={disabled}
        placeholder={t('approvalLimits.any')}
        error={wrong ? t('approvalLimits.noAmount') : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => {
          if (!wrong && read !== cents) onSet(read)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setTyped(was)
        }}
      />
    </Line>
  )
}
