import { Modal, Select, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { userSave } from '#shared/commands/user/save.ts'
import { roles } from '#shared/domain/access/role.ts'
import type { User } from '#shared/domain/access/user.ts'
import { centsOfText, decimalText } from '#shared/domain/cost/currency.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { officeCurrency } from '../../../lib/office-currency.ts'
import { Button } from '../../../ui/button.tsx'

interface UserDialogProps {
  /** Null adds somebody. */
  readonly user: User | null
  readonly users: readonly User[]
  readonly onClose: () => void
}

/** Adds or changes one user. */
export function UserDialog({ user, users, onClose }: UserDialogProps) {
  const { run } = useCommands()
  const [fields, setFields] = useState({
    name: user?.name ?? '',
    email: user?.email ?? '',
    role: user?.role ?? (users.length === 0 ? 'administrator' : 'dispatcher'),
    limit: user?.approvalLimitCents == null ? '' : decimalText(user.approvalLimitCents, officeCurrency()),
    delegateId: user?.delegateId ?? null,
    delegateFrom: user?.delegateFrom ?? '',
    delegateUntil: user?.delegateUntil ?? '',
    active: user?.active ?? true,
  })
  const [refusal, setRefusal] = useState<string | null>(null)
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change })
  const limitCents = fields.limit.trim() === '' ? null : centsOfText(fields.limit, officeCurrency())
  const wrongLimit = fields.limit.trim() !== '' && (limitCents === null || limitCents < 0)
  const save = async () => {
    const { limit: _limit, email, delegateFrom, delegateUntil, ...plain } = fields
    const done = await run(
      userSave,
      {
        ...plain,
        ...(user ? { userId: user.id } : {}),
        email: email.trim() || null,
        approvalLimitCents: limitCents,
        delegateFrom: delegateFrom || null,
        delegateUntil: delegateUntil || null,
      },
      { quiet: true },
    )
    if (done.ok) onClose()
    else setRefusal(errorText(done.error))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={user ? t('users.editTitle', { name: user.name }) : t('users.addTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        style={{ display: 'flex', flexDirection: 'column', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput
          label={t('users.name')}
          data-autofocus
          required
          maxLength={200}
          value={fields.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('users.email')}
          maxLength={320}
          value={fields.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <Select
          label={t('users.role')}
          allowDeselect={false}
          data={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
          value={fields.role}
          onChange={(role) => role && set({ role: role as User['role'] })}
        />
        <TextInput
          label={t('users.limit')}
          description={t('users.limitHint')}
          inputMode="decimal"
          rightSection={<span className="muted">{officeCurrency()}</span>}
          rightSectionWidth={48}
          value={fields.limit}
          error={wrongLimit ? t('approvalLimits.noAmount') : undefined}
          onChange={(event) => set({ limit: event.currentTarget.value })}
        />
        <Select
          label={t('users.delegate')}
          description={t('users.delegateHint')}
          clearable
          data={users
            .filter(({ id, active }) => active && id !== user?.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={fields.delegateId}
          onChange={(delegateId) => set({ delegateId })}
        />
        {fields.delegateId && (
          <div className="row">
            {(['delegateFrom', 'delegateUntil'] as const).map((field) => (
              <label key={field} style={{ display: 'flex', flexDirection: 'column', gap: 4 }}>
                <span className="label">{t(`users.${field}`)}</span>
                <input
                  className="field"
                  type="date"
                  value={fields[field]}
                  onChange={(event) => set({ [field]: event.target.value })}
                />
              </label>
            ))}
          </div>
        )}
        <Switch
          label={t('users.active')}
          checked={fields.active}
          onChange={(event) => set({ active: event.currentTarget.checked })}
        />
        {refusal && (
          <p className="risk" role="alert">
            {refusal}
          </p>
        )}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={fields.name.trim() === '' || wrongLimit}>
            {t('users.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
