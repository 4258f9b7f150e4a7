import { useState } from 'react'
import type { QuestionTreeBody } from '#shared/domain/intake/question-tree-body.ts'
import { describe, walkTree } from '#shared/domain/intake/walk-tree.ts'
import type { GivenAnswer } from '#shared/domain/intake/walk-tree.ts'
import { formatMinutes } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceList } from '../../../ui/choice-list.tsx'

/** A call that is only tried: click through the questions and see what would be written down. */
export function TreePreview({ tree }: { readonly tree: QuestionTreeBody }) {
  const [given, setGiven] = useState<readonly GivenAnswer[]>([])
  const [typed, setTyped] = useState('')
  const { next, outcome, answered } = walkTree(tree, given)
  const { description } = describe(outcome.says)
  const answer = (one: GivenAnswer) => {
    setGiven([...answered.map((done) => done.given), one])
    setTyped('')
  }
  return (
    <section className="intake-form" aria-label={t('intake.preview')}>
      <div className="row">
        <h2 className="label grow">{t('intake.preview')}</h2>
        <Button size="small" kind="ghost" disabled={given.length === 0} onClick={() => setGiven(given.slice(0, -1))}>
          {t('intake.back')}
        </Button>
      </div>
      {next ? (
        <>
          <p className="semi">{next.ask}</p>
          {next.kind === 'choice' ? (
            <ChoiceList
              key={next.key}
              label={next.ask}
              takeFocus={false}
              choices={next.answers.map(({ label }, index) => ({ id: String(index), text: label }))}
              onChoose={(index) => answer({ key: next.key, choice: Number(index) })}
            />
          ) : (
            <form
              className="row"
              onSubmit={(event) => {
                event.preventDefault()
                answer({ key: next.key, text: typed })
              }}
            >
              <input
                className="field grow"
                aria-label={next.ask}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
              <Button type="submit">{t('call.next')}</Button>
            </form>
          )}
        </>
      ) : (
        <p className="muted">{t('intake.previewOver')}</p>
      )}
      {description && <p>{description}</p>}
      <dl className="pairs">
        {(
          [
            ['issue', outcome.issue],
            ['workType', outcome.workType],
            ['durationMinutes', outcome.durationMinutes === null ? null : formatMinutes(outcome.durationMinutes)],
            ['skills', outcome.skills.join(', ')],
            ['parts', outcome.parts.join(', ')],
            ['advice', outcome.advice.join(' ')],
          ] as const
        ).map(
          ([field, value]) =>
            value && (
              <div key={field} style={{ display: 'contents' }}>
                <dt>{t(`intake.effect-${field}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}
