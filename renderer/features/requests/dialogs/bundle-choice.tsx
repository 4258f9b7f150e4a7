import type { SuggestedBundleRow } from '#shared/queries/bundles.ts'
import { bundleFactsText } from '../../../lib/bundle-text.ts'
import { t } from '../../../lib/messages.ts'
import { bundleName } from './wanted-bundle.ts'

interface ChoiceProps {
  readonly suggested: readonly SuggestedBundleRow[]
  /** Places in the list of those that are wanted. */
  readonly chosen: ReadonlySet<number>
  readonly onChoose: (chosen: ReadonlySet<number>) => void
}

/** Suggested bundles to tick while accepting: where, what belongs to each, and what one trip saves. */
export function BundleChoice({ suggested, chosen, onChoose }: ChoiceProps) {
  if (suggested.length === 0) return null
  return (
    <fieldset className="dialog-part bundle-choice">
      <legend className="label">{t('requests.bundleSuggested')}</legend>
      <ul>
        {suggested.map((bundle, at) => (
          <li key={bundle.members[0]!.id}>
            <label className="row">
              <input
                type="checkbox"
                checked={chosen.has(at)}
                onChange={() => {
                  const next = new Set(chosen)
                  if (!next.delete(at)) next.add(at)
                  onChoose(next)
                }}
              />
              <span className="grow">
                <span className="medium">{bundleName(bundle)}</span>
                <span className="muted"> · {bundleFactsText({ ...bundle, count: bundle.members.length })}</span>
                <span className="bundle-members soft">
                  {bundle.members
                    .map(({ kind, number, title }) =>
                      t(kind === 'workOrder' ? 'requests.bundleWorkOrder' : 'requests.bundleRequest', {
                        number,
                        title,
                      }),
                    )
                    .join(' · ')}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
