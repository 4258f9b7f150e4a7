import { useState } from 'react'
import type { DuplicateCandidate, RequestRow } from '#shared/queries/requests.ts'
import { useNow } from '../../../api/now.ts'
import { t } from '../../../lib/messages.ts'
import { useActions } from '../../../state/actions.ts'
import { select } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { Triage } from '../use-triage.ts'
import { CandidateList } from './candidate-list.tsx'
import { CompareTable } from './compare-table.tsx'

interface PanelProps {
  readonly request: RequestRow
  readonly candidates: readonly DuplicateCandidate[]
  readonly triage: Triage
}

/** What may be the same as the request the keyboard is on, beside it, with the answers there are. */
export function DuplicatesPanel({ request, candidates, triage }: PanelProps) {
  const now = useNow()
  const [picked, setPicked] = useState<string | null>(null)
  const [allShown, setAllShown] = useState(false)
  const likely = candidates.filter((one) => one.likely)
  const shown = likely.length === 0 || allShown ? candidates : likely
  const other = shown.find(({ id }) => id === picked) ?? shown[0]
  const { id, number } = request
  const isRequest = other?.kind === 'request'
  useActions('requests.duplicates', [
    {
      id: 'requests.merge',
      text: t('requests.keyMerge'),
      keys: 'm',
      enabled: other?.mayMerge === true && (other.likely || other.id === picked),
      run: () => void triage.merge(id, other!),
    },
    {
      id: 'requests.link',
      text: t('requests.keyLink'),
      keys: 'l',
      enabled: isRequest && !other.link,
      run: () => void triage.link(id, other!),
    },
    {
      id: 'requests.visitAgain',
      text: t('requests.keyVisitAgain'),
      keys: 'g',
      enabled: isRequest,
      run: () => triage.open({ kind: 'visitAgain', id, other: other! }),
    },
    {
      id: 'requests.notDuplicate',
      text: t('requests.keyNotDuplicate'),
      keys: 'd',
      enabled: isRequest,
      run: () => void triage.tellApart(id, number, other!),
    },
  ])
  if (!other) return null
  const less = candidates.length - likely.length
  return (
    <section className="dock duplicates" aria-label={t('requests.duplicates')}>
      <header className="row dock-head">
        <h2 className="row semi">
          <Icon name="i-twin" className={likely.length > 0 ? 'warn' : 'muted'} />
          {t(likely.length > 0 ? 'requests.duplicates' : 'requests.alsoThere')}
          <span className="muted num">{shown.length}</span>
        </h2>
        <span className="muted cut grow">{t('requests.ofRequest', { number, title: request.title })}</span>
        {likely.length > 0 && less > 0 && (
          <Button size="small" kind="ghost" aria-expanded={allShown} onClick={() => setAllShown(!allShown)}>
            {allShown ? t('requests.hideLess') : t('requests.showLess', { count: less })}
          </Button>
        )}
      </header>
      <div className="dock-body">
        <CandidateList candidates={shown} chosen={other.id} now={now} onChoose={setPicked} />
        <div className="comparison">
          <CompareTable number={number} other={other} />
        </div>
      </div>
      <footer className="row dock-actions">
        <Button kind="primary" disabled={!other.mayMerge} onClick={() => void triage.merge(id, other)}>
          {isRequest
            ? t('requests.mergeIntoNumber', { number: other.number })
            : t('requests.joinNumber', { number: other.number })}{' '}
          <kbd>M</kbd>
        </Button>
        {isRequest &&
          (other.link ? (
            <Button onClick={() => void triage.unlink(other.link!.id)}>
              {t('requests.unlink', { number: other.number })}
            </Button>
          ) : (
            <Button onClick={() => void triage.link(id, other)}>
              {t('requests.linkRelated')} <kbd>L</kbd>
            </Button>
          ))}
        {isRequest && (
          <>
            <Button onClick={() => triage.open({ kind: 'visitAgain', id, other })}>
              {t('requests.visitAgain')} <kbd>G</kbd>
            </Button>
            <Button
              aria-label={t('requests.notDuplicateNumber', { number: other.number })}
              onClick={() => void triage.tellApart(id, number, other)}
            >
              {t('requests.notDuplicate')} <kbd>D</kbd>
            </Button>
          </>
        )}
        <span className="grow" />
        {!other.mayMerge && <span className="muted">{t('requests.mergeEnded')}</span>}
        <Button
          kind="ghost"
          onClick={() => (other.workOrder ? select('workOrder', other.workOrder.id) : select('request', other.id))}
        >
          {t('requests.lookAt', { number: other.workOrder?.number ?? other.number })}
        </Button>
      </footer>
    </section>
  )
}
