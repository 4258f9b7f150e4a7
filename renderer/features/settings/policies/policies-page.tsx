import { Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { withCopy, withWeights, withoutPolicy } from '#shared/domain/policy/edit-policies.ts'
import { builtInWeights, policiesOf, policyOf, policySettingsOf } from '#shared/domain/policy/policy.ts'
import type { BuiltInPolicy, Policy, PolicySettings } from '#shared/domain/policy/policy.ts'
import type { WeightName } from '#shared/domain/policy/policy-weights.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { useMay } from '../../../api/may.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../cards/card.tsx'
import { useSetting } from '../use-setting.ts'
import { WeightLine } from './weight-line.tsx'
import './policies.css'

const groups: Readonly<Record<string, readonly WeightName[]>> = {
  road: ['travel', 'distance', 'wait', 'overtime'],
  promises: ['lateness', 'unassigned', 'wish'],
  people: ['preferred', 'lastTechnician', 'overqualified', 'territory', 'balance'],
  changes: ['movedTechnician', 'movedStart', 'promisedStart'],
}

/** What matching and planning weigh against a minute of driving: named sets, one of them in use. */
export default function PoliciesPage() {
  const [stored, set] = useSetting(settingNames.policies)
  const may = useMay('settings')
  const settings = policySettingsOf(stored)
  const [shownId, setShownId] = useState<string | null>(null)
  const [naming, setNaming] = useState(false)
  const shown = policyOf(settings, shownId)
  const save = (next: PolicySettings) => set(next)
  const setWeight = (name: WeightName, value: number) =>
    save(withWeights(settings, shown.id, { ...shown.weights, [name]: value }))
  return (
    <>
      <h1>{t('policies.title')}</h1>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('policies.hint')}
      </p>
      <div className="policy-tabs" role="tablist" aria-label={t('policies.title')}>
        {policiesOf(settings).map((policy) => (
          <button
            key={policy.id}
            type="button"
            role="tab"
            aria-selected={policy.id === shown.id}
            onClick={() => setShownId(policy.id)}
          >
            {nameOf(policy)}
            {policy.id === policyOf(settings).id && <span className="tag good">{t('policies.inUse')}</span>}
            {policy.changed && <span className="muted">{t('policies.changed')}</span>}
          </button>
        ))}
      </div>
      <div className="row">
        <Button
          kind="primary"
          disabled={!may || shown.id === policyOf(settings).id}
          onClick={() => save({ ...settings, inUse: shown.id })}
        >
          {t('policies.use', { name: nameOf(shown) })}
        </Button>
        <Button disabled={!may} onClick={() => setNaming(true)}>
          {t('policies.copy')}
        </Button>
        {shown.changed && (
          <Button
            disabled={!may}
            onClick={() => save(withWeights(settings, shown.id, builtInWeights[shown.id as BuiltInPolicy]))}
          >
            {t('policies.reset')}
          </Button>
        )}
        {shown.name !== null && (
          <Button
            disabled={!may}
            onClick={() => {
              setShownId(null)
              save(withoutPolicy(settings, shown.id))
            }}
          >
            {t('policies.remove')}
          </Button>
        )}
      </div>
      {Object.entries(groups).map(([group, names]) => (
        <Card key={group} id={`policy-${group}`} title={t(`policies.group-${group}`)}>
          {names.map((name) => (
            <WeightLine
              key={`${shown.id} ${name} ${shown.weights[name]}`}
              name={name}
              value={shown.weights[name]}
              disabled={!may}
              onSet={(value) => setWeight(name, value)}
            />
          ))}
        </Card>
      ))}
      {naming && (
        <NameDialog
          onClose={() => setNaming(false)}
          onName={(name) => {
            const id = crypto.randomUUID()
            save(withCopy(settings, shown.id, id, name))
            setShownId(id)
            setNaming(false)
          }}
        />
      )}
    </>
  )
}

function nameOf({ id, name }: Policy): string {
  return name ?? t(`policies.name-${id}`)
}

function NameDialog({ onName, onClose }: { readonly onName: (name: string) => void; readonly onClose: () => void }) {
  const [name, setName] = useState('')
  return (
    <Modal opened onClose={onClose} title={t('policies.copyTitle')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') onName(name.trim())
        }}
      >
        <TextInput
          label={t('policies.name')}
          value={name}
          maxLength={60}
          data-autofocus
          onChange={(event) => setName(event.target.value)}
        />
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={name.trim() === ''}>
            {t('policies.copyAction')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
