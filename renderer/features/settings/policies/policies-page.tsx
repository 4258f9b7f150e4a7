import { useState } from 'react'
import { withCopy, withWeights, withoutPolicy } from '#shared/domain/policy/edit-policies.ts'
import { builtInWeights, policiesOf, policyOf, policySettingsOf } from '#shared/domain/policy/policy.ts'
import type { BuiltInPolicy, PolicySettings } from '#shared/domain/policy/policy.ts'
import type { WeightName } from '#shared/domain/policy/policy-weights.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { useMay } from '../../../api/may.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../cards/card.tsx'
import { useSetting } from '../use-setting.ts'
import { BordersCard } from './borders-card.tsx'
import { NameDialog } from './name-dialog.tsx'
import { policyName } from './policy-name.ts'
import { RehearsePanel } from './rehearsal/rehearse-panel.tsx'
import { draftWeights, dropDraft, useWeightDrafts } from './weight-drafts.ts'
import { WeightLine } from './weight-line.tsx'
import './policies.css'

const groups: Readonly<Record<string, readonly WeightName[]>> = {
  road: ['travel', 'distance', 'wait', 'overtime'],
  promises: ['lateness', 'unassigned', 'wish'],
  people: ['preferred', 'lastTechnician', 'overqualified', 'territory', 'balance'],
  changes: ['movedTechnician', 'movedStart', 'promisedStart'],
}

/**
 * What matching and planning weigh against a minute of driving: named sets, one of them in use. Moved weights are tried
 * before they are saved: past days are planned under them beside what happened.
 */
export default function PoliciesPage() {
  const [stored, set] = useSetting(settingNames.policies)
  const may = useMay('settings')
  const settings = policySettingsOf(stored)
  const [shownId, setShownId] = useState<string | null>(null)
  const [naming, setNaming] = useState(false)
  const drafts = useWeightDrafts((state) => state.byId)
  const inUse = policyOf(settings)
  const shown = policyOf(settings, shownId)
  const weights = drafts[shown.id] ?? shown.weights
  const edited = drafts[shown.id] !== undefined
  const save = (next: PolicySettings) => set(next)
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
            {policyName(policy)}
            {policy.id === inUse.id && <span className="tag good">{t('policies.inUse')}</span>}
            {policy.changed && <span className="muted">{t('policies.changed')}</span>}
            {drafts[policy.id] && <span className="tag warn">{t('policies.notSaved')}</span>}
          </button>
        ))}
      </div>
      <div className="row">
        {edited && (
          <>
            <Button
              kind="primary"
              disabled={!may}
              onClick={() => {
                save(withWeights(settings, shown.id, weights))
                dropDraft(shown.id)
              }}
            >
              {t('policies.saveWeights')}
            </Button>
            <Button onClick={() => dropDraft(shown.id)}>{t('policies.discard')}</Button>
          </>
        )}
        <Button
          kind={edited ? 'plain' : 'primary'}
          disabled={!may || shown.id === inUse.id}
          onClick={() => save({ ...settings, inUse: shown.id })}
        >
          {t('policies.use', { name: policyName(shown) })}
        </Button>
        <Button disabled={!may} onClick={() => setNaming(true)}>
          {t('policies.copy')}
        </Button>
        {shown.changed && (
          <Button
            disabled={!may}
            onClick={() => {
              dropDraft(shown.id)
              save(withWeights(settings, shown.id, builtInWeights[shown.id as BuiltInPolicy]))
            }}
          >
            {t('policies.reset')}
          </Button>
        )}
        {shown.name !== null && (
          <Button
            disabled={!may}
            onClick={() => {
              setShownId(null)
              dropDraft(shown.id)
              save(withoutPolicy(settings, shown.id))
            }}
          >
            {t('policies.remove')}
          </Button>
        )}
      </div>
      <div className="policy-columns">
        <div className="policy-weights">
          {Object.entries(groups).map(([group, names]) => (
            <Card key={group} id={`policy-${group}`} title={t(`policies.group-${group}`)}>
              {names.map((name) => (
                <WeightLine
                  key={`${shown.id} ${name}`}
                  name={name}
                  value={weights[name]}
                  disabled={!may}
                  onSet={(value) => draftWeights(shown.id, { ...weights, [name]: value }, shown.weights)}
                />
              ))}
            </Card>
          ))}
          <BordersCard />
        </div>
        <RehearsePanel policy={{ ...shown, weights }} edited={edited} inUse={inUse} />
      </div>
      {naming && (
        <NameDialog
          onClose={() => setNaming(false)}
          onName={(name) => {
            const id = crypto.randomUUID()
            // The copy takes along what was moved: the policy it was made from stays as it is saved.
            save(withWeights(withCopy(settings, shown.id, id, name), id, weights))
            dropDraft(shown.id)
            setShownId(id)
            setNaming(false)
          }}
        />
      )}
    </>
  )
}
