import { useState } from 'react'
import { numberedKinds, numberingOf, numberingSchema } from '#shared/domain/settings/numbering.ts'
import type { NumberedKind, Numbering } from '#shared/domain/settings/numbering.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { settingsNumbers } from '#shared/queries/settings.ts'
import { useMay } from '../../../api/may.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { Card, Line } from '../cards/card.tsx'
import { NumberLine } from '../cards/number-line.tsx'
import { useSetting } from '../use-setting.ts'

const most = 999_999_999

/** How requests, work orders and invoices are numbered: a prefix, and which number comes next. */
export default function NumberingPage() {
  const [stored, set] = useSetting(settingNames.numbering)
  const next = useQueryOf(settingsNumbers, {}).data
  const disabled = !useMay('settings')
  const numbering = numberingOf(stored)
  const setKind = (kind: NumberedKind, change: Partial<Numbering[NumberedKind]>) =>
    set({ ...numbering, [kind]: { ...numbering[kind], ...change } })
  return (
    <>
      <h1>{t('numbering.title')}</h1>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('numbering.hint')}
      </p>
      {numberedKinds.map((kind) => (
        <Card
          key={kind}
          id={`numbering-${kind}`}
          title={t(`numbering.${kind}`)}
          {...(next ? { hint: t('numbering.example', { number: `${numbering[kind].prefix}${next[kind].next}` }) } : {})}
        >
          <PrefixLine
            kind={kind}
            prefix={numbering[kind].prefix}
            disabled={disabled}
            onSet={(prefix) => setKind(kind, { prefix })}
          />
          {next && (
            <NumberLine
              id={`numbering-${kind}-next`}
              name={t('numbering.next')}
              hint={t('numbering.nextHint')}
              value={next[kind].next}
              min={next[kind].lowest}
              max={most}
              unit=""
              disabled={disabled}
              onSet={(from) => setKind(kind, { from })}
            />
          )}
        </Card>
      ))}
    </>
  )
}

interface PrefixLineProps {
  readonly kind: NumberedKind
  readonly prefix: string
  readonly disabled: boolean
  readonly onSet: (prefix: string) => void
}

/** A prefix that saves when it is left or Enter is pressed; one that may not be stays marked and saves nothing. */
function PrefixLine({ kind, prefix, disabled, onSet }: PrefixLineProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const next = (typed ?? prefix).trim()
  const fits = numberingSchema.shape[kind].shape.prefix.safeParse(next).success
  const id = `numbering-${kind}-prefix`
  return (
    <Line name={t('numbering.prefix')} hint={t('numbering.prefixHint')} htmlFor={id}>
      <input
        id={id}
        className="field"
        style={{ width: 96 }}
        disabled={disabled}
        aria-invalid={!fits}
        placeholder={t('numbering.none')}
        value={typed ?? prefix}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (typed === null || !fits) return
          if (next !== prefix) onSet(next)
          setTyped(null)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
      {!fits && (
        <p className="risk" role="alert">
          {t('numbering.badPrefix')}
        </p>
      )}
    </Line>
  )
}
