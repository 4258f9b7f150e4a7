import { useState } from 'react'
import { reasonMove } from '#shared/commands/reason/move.ts'
import { reasonRemove } from '#shared/commands/reason/remove.ts'
import { reasonSave } from '#shared/commands/reason/save.ts'
import type { ReasonKind } from '#shared/domain/reason/reason.ts'
import type { ListedReason } from '#shared/queries/cycle.ts'
import { reasonsAll } from '#shared/queries/cycle.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../cards/card.tsx'
import './reasons.css'

/** The lists of reasons, one a kind: added to, reworded, put in order, switched off. */
export default function ReasonsPage() {
  const lists = useQueryOf(reasonsAll, {}).data?.lists
  const may = useMay('settings')
  if (!lists) return null
  return (
    <>
      <h1>{t('reasons.title')}</h1>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('reasons.hint')}
      </p>
      {lists.map(({ kind, own, reasons }) => (
        <Card
          key={kind}
          id={`reasons-${kind}`}
          title={t('reasons.kind', { kind })}
          {...(own ? {} : { hint: t('reasons.builtIn') })}
        >
          <p className="soft">{t('reasons.kindHint', { kind })}</p>
          <ReasonTable kind={kind} reasons={reasons} may={may} />
        </Card>
      ))}
    </>
  )
}

interface ReasonTableProps {
  readonly kind: ReasonKind
  readonly reasons: readonly ListedReason[]
  readonly may: boolean
}

function ReasonTable({ kind, reasons, may }: ReasonTableProps) {
  const { run } = useCommands()
  const [added, setAdded] = useState('')
  const add = async () => {
    const label = added.trim()
    if (label === '') return
    const done = await run(reasonSave, { kind, set: { label } })
    if (done.ok) setAdded('')
  }
  const clock = kind === 'hold'
  return (
    <>
      <table className="plain-table reason-table" aria-label={t('reasons.kind', { kind })}>
        <thead>
          <tr>
            <th>{t('reasons.label')}</th>
            {clock && <th>{t('reasons.pausesClock')}</th>}
            <th>{t('reasons.offered')}</th>
            <th aria-label={t('reasons.title')} />
          </tr>
        </thead>
        <tbody>
          {reasons.map((reason, index) => {
            const { label, pausesClock, active } = reason
            const save = (set: Partial<ListedReason>) => void run(reasonSave, { kind, label, set })
            const move = (to: number) => void run(reasonMove, { kind, label, to })
            return (
              <tr key={label} data-off={!active}>
                <td>
                  <Words label={label} may={may} onSave={(words) => save({ label: words })} />
                </td>
                {clock && (
                  <td>
                    <input
                      type="checkbox"
                      checked={pausesClock}
                      disabled={!may}
                      aria-label={`${t('reasons.pausesClock')}: ${label}`}
                      onChange={(event) => save({ pausesClock: event.target.checked })}
                    />
                  </td>
                )}
                <td>
                  <input
                    type="checkbox"
                    checked={active}
                    disabled={!may}
                    aria-label={`${t('reasons.offered')}: ${label}`}
                    onChange={(event) => save({ active: event.target.checked })}
                  />
                </td>
                <td>
                  <div className="row reason-buttons">
                    <Button
                      size="small"
                      kind="ghost"
                      icon="i-up"
                      aria-label={t('reasons.up', { label })}
                      disabled={!may || index === 0}
                      onClick={() => move(index - 1)}
                    />
                    <Button
                      size="small"
                      kind="ghost"
                      icon="i-down"
                      aria-label={t('reasons.down', { label })}
                      disabled={!may || index === reasons.length - 1}
                      onClick={() => move(index + 1)}
                    />
                    <Button
                      size="small"
                      kind="ghost"
                      icon="i-trash"
                      aria-label={t('reasons.remove', { label })}
                      disabled={!may || reasons.length === 1}
                      onClick={() => void run(reasonRemove, { kind, label })}
                    />
                  </div>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <input
          className="field grow"
          style={{ maxWidth: 360 }}
          aria-label={t('reasons.addTo', { kind: t('reasons.kind', { kind }) })}
          placeholder={t('reasons.ownWordsHint')}
          maxLength={200}
          value={added}
          disabled={!may}
          onChange={(event) => setAdded(event.target.value)}
        />
        <Button type="submit" icon="i-plus" disabled={!may || added.trim() === ''}>
          {t('reasons.add')}
        </Button>
      </form>
    </>
  )
}

/** The words of a reason; saved when they are left or Enter is pressed, Escape leaves them. */
function Words({ label, may, onSave }: { label: string; may: boolean; onSave: (words: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      className="field reason-words"
      aria-label={t('reasons.edit', { label })}
      value={typed ?? label}
      maxLength={200}
      readOnly={!may}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        const words = typed?.trim()
        setTyped(null)
        if (words && words !== label) onSave(words)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') setTyped(null)
      }}
    />
  )
}
