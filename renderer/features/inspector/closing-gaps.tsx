import { workOrdersChecklist } from '#shared/queries/checklist.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { violationText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { showInspectorTab } from '../../state/inspector-place.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import type { ChecklistData } from './checklist/use-checklist.ts'

type Gap = ChecklistData['gaps'][number]

/** What is missing before a work order may be closed, item by item; each leads to the place where it is filled in. */
export function ClosingGaps({ workOrderId }: { readonly workOrderId: string }) {
  const gaps = useQueryOf(workOrdersChecklist, { workOrderId }, { keepPrevious: false }).data?.gaps
  if (!gaps) return null
  if (gaps.length === 0) {
    return (
      <p className="row good closing-gaps">
        <Icon name="s-good" />
        {t('inspector.closingReady')}
      </p>
    )
  }
  return (
    <details className="closing-gaps" open={gaps.length <= 8}>
      <summary className="warn medium">
        <Icon name="s-warn" />
        {t('inspector.closingMissing', { count: gaps.length })}
      </summary>
      <ul>
        {gaps.map((gap, i) => (
          <li key={i}>
            <button type="button" className="inspector-link accent" onClick={() => goTo(gap)}>
              <span className="grow">{violationText({ rule: gap.code, facts: gap.facts })}</span>
              <Icon name="i-right" />
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function goTo({ item, place, facts }: Gap): void {
  if (place === 'checklist') showInspectorTab('checklist', `item ${String(facts['itemKey'])}`)
  else if (place === 'details') showInspectorTab('details', item)
  else showInspectorTab(place)
}
