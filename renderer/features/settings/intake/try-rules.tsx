import { useEffect, useState } from 'react'
import { priorityOf } from '#shared/domain/intake/priority-of.ts'
import type { PriorityLine } from '#shared/domain/intake/priority-of.ts'
import { t } from '../../../lib/messages.ts'
import { priorityLook } from '../../../lib/status-look.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { RuleFields } from './rule-fields.tsx'
import type { Conditions } from './rule-fields.tsx'

interface TryRulesProps {
  readonly lines: readonly PriorityLine[]
  readonly issues: readonly string[]
  /** Hears which line fires for the case that is tried. */
  readonly onFired: (ruleId: string | null) => void
}

/** A case to try the table with: which line fires, and what priority it gives. */
export function TryRules({ lines, issues, onFired }: TryRulesProps) {
  const [tried, setTried] = useState<Conditions>({ criticality: null, issue: null, tier: null, safety: null })
  const said = Object.values(tried).some((value) => value !== null)
  const verdict = priorityOf({ ...tried, safety: tried.safety ?? false }, lines, null)
  const firedId = said ? (verdict.rule?.id ?? null) : null
  useEffect(() => onFired(firedId), [onFired, firedId])
  const look = priorityLook[verdict.priority]
  return (
    <section className="settings-card" aria-label={t('intake.tryIt')}>
      <h2>{t('intake.tryIt')}</h2>
      <div className="settings-card-body">
        <RuleFields value={tried} issues={issues} emptyText={t('intake.notSaid')} onChange={setTried} />
        <p role="status" className="row">
          {said && verdict.rule && (
            <>
              <Icon name={look.shape} className={look.family} />
              <span className="semi">{t(look.textKey)}</span>
              <span className="soft">{t('call.byRule', { name: verdict.rule.name })}</span>
            </>
          )}
          {said && !verdict.rule && <span className="soft">{t('intake.noneFires')}</span>}
          {!said && <span className="muted">{t('intake.tryHint')}</span>}
        </p>
      </div>
    </section>
  )
}
