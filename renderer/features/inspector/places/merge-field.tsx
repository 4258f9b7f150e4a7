import { usePlaceSuggestions } from '../../../api/use-place-suggestions.ts'
import { t } from '../../../lib/messages.ts'
import { SuggestField } from '../../../ui/suggest-field.tsx'

/** Which other record takes everything over. */
export function MergeField(props: {
  readonly kind: 'site' | 'customer'
  /** The record that goes; it is not offered. */
  readonly id: string
  readonly onMerge: (intoId: string, name: string) => void
  readonly onDone: () => void
}) {
  const { suggestions, ...found } = usePlaceSuggestions(props.kind)
  return (
    <div style={{ marginTop: 8 }}>
      <SuggestField
        label={t('places.mergeInto')}
        value={null}
        autoFocus
        {...found}
        suggestions={suggestions.filter(({ id }) => id !== props.id)}
        emptyText={t('places.noMatch')}
        onLeave={props.onDone}
        onChoose={(chosen) => {
          if (chosen) props.onMerge(chosen.id, chosen.name)
          props.onDone()
        }}
      />
    </div>
  )
}
