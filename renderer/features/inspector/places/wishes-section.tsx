import { wishKinds } from '#shared/domain/technician/technician-wish.ts'
import type { TechnicianWish, WishKind } from '#shared/domain/technician/technician-wish.ts'
import { peopleList } from '#shared/queries/people.ts'
import { useMay } from '../../../api/may.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { EditableChoice, EditableText } from '../editable.tsx'

interface WishesSectionProps {
  readonly title: string
  readonly wishes: readonly TechnicianWish[]
  readonly onSet: (wishes: TechnicianWish[]) => void
}

/** Who shall come to a customer or a site, who alone may, and who must not, each with why. */
export function WishesSection({ title, wishes, onSet }: WishesSectionProps) {
  const may = useMay('editPlaces')
  const people = useQueryOf(peopleList, {}).data ?? []
  const named = new Set(wishes.map(({ technicianId }) => technicianId))
  const left = people.filter(({ technician }) => technician.active && !named.has(technician.id))
  const labelOf = (id: string) => {
    const found = people.find(({ technician }) => technician.id === id)?.technician
    return found ? `${found.code} ${found.name}` : t('places.wishUnknown')
  }
  const change = (index: number, by: Partial<TechnicianWish>) => onSet(wishes.with(index, { ...wishes[index]!, ...by }))
  return (
    <section aria-label={title}>
      <div className="row">
        <h3 className="label grow">{title}</h3>
        {may && left.length > 0 && wishes.length < 50 && (
          <select
            className="field wish-add"
            aria-label={t('places.addWish')}
            value=""
            onChange={({ target }) =>
              onSet([...wishes, { technicianId: target.value, kind: 'preferred', reason: null }])
            }
          >
            <option value="">{t('places.addWish')}</option>
            {left.map(({ technician: { id, code, name } }) => (
              <option key={id} value={id}>{`${code} ${name}`}</option>
            ))}
          </select>
        )}
      </div>
      {wishes.length === 0 && <p className="soft">{t('places.noWishes')}</p>}
      <ul>
        {wishes.map(({ technicianId, kind, reason }, index) => {
          const name = labelOf(technicianId)
          return (
            <li key={technicianId} className="wish">
              <div className="grow">
                <p className="medium cut">{name}</p>
                <EditableText
                  label={t('places.wishReason', { name })}
                  placeholder={t('places.wishWhy')}
                  maxLength={300}
                  value={reason ?? ''}
                  onSave={(value) => change(index, { reason: value.trim() === '' ? null : value.trim() })}
                />
              </div>
              <EditableChoice
                label={t('places.wishOf', { name })}
                value={kind}
                options={wishKinds.map((value) => ({ value, text: t(`places.wish-${value}`) }))}
                onSave={(value) => change(index, { kind: value as WishKind })}
              >
                <span className={kind === 'never' ? 'risk' : kind === 'only' ? 'medium' : undefined}>
                  {t(`places.wish-${kind}`)}
                </span>
              </EditableChoice>
              {may && (
                <Button
                  kind="ghost"
                  size="small"
                  icon="i-trash"
                  aria-label={t('places.removeWish', { name })}
                  onClick={() => onSet(wishes.toSpliced(index, 1))}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
