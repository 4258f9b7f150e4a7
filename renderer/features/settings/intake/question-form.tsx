import type { IntakeAnswer, IntakeEffect, IntakeQuestion } from '#shared/domain/intake/question-tree-body.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { EffectFields } from './effect-fields.tsx'

interface QuestionFormProps {
  readonly number: number
  readonly question: IntakeQuestion
  /** Questions an answer may lead to. */
  readonly others: readonly IntakeQuestion[]
  readonly onChange: (question: IntakeQuestion) => void
  /** Null for the only question: a tree has at least one. */
  readonly onRemove: (() => void) | null
}

/** One question with its answers and what each brings to the request. */
export function QuestionForm({ number, question, others, onChange, onRemove }: QuestionFormProps) {
  const setAnswer = (index: number, answer: IntakeAnswer) =>
    onChange({ ...question, answers: question.answers.map((one, at) => (at === index ? answer : one)) })
  const setKind = (kind: IntakeQuestion['kind']) => {
    const { then: _then, ...rest } = question
    onChange(
      kind === 'choice'
        ? {
            ...rest,
            kind,
            answers: question.answers.length > 0 ? question.answers : [{ label: t('intake.newAnswer') }],
          }
        : { ...rest, kind, answers: [], then: question.then ?? {} },
    )
  }
  return (
    <details className="settings-card intake-question" open={number === 1}>
      <summary className="row">
        <span className="num muted">{number}</span>
        <span className="medium cut grow">{question.ask}</span>
        <span className="muted">{t(`intake.kind-${question.kind}`)}</span>
      </summary>
      <div className="settings-card-body intake-form">
        <div className="intake-fields">
          <label>
            <span className="label">{t('intake.ask')}</span>
            <input
              className="field"
              maxLength={300}
              value={question.ask}
              onChange={({ target }) => onChange({ ...question, ask: target.value })}
            />
          </label>
          <label>
            <span className="label">{t('intake.answeredBy')}</span>
            <select
              className="field"
              value={question.kind}
              onChange={({ target }) => setKind(target.value as IntakeQuestion['kind'])}
            >
              {(['choice', 'text', 'number'] as const).map((kind) => (
                <option key={kind} value={kind}>
                  {t(`intake.kind-${kind}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        {question.kind === 'choice' ? (
          <>
            {question.answers.map((answer, index) => (
              <fieldset key={index} className="intake-answer">
                <legend className="label">{t('intake.answerNumber', { number: index + 1 })}</legend>
                <div className="row">
                  <input
                    className="field grow"
                    aria-label={t('intake.answerNumber', { number: index + 1 })}
                    maxLength={300}
                    value={answer.label}
                    onChange={({ target }) => setAnswer(index, { ...answer, label: target.value })}
                  />
                  <Button
                    size="small"
                    kind="ghost"
                    icon="i-trash"
                    aria-label={t('intake.removeNamed', { name: answer.label })}
                    onClick={() => onChange({ ...question, answers: question.answers.filter((_, at) => at !== index) })}
                  />
                </div>
                <EffectFields
                  effect={answer}
                  others={others}
                  onChange={(effect) => setAnswer(index, { ...effect, label: answer.label })}
                />
              </fieldset>
            ))}
            <Button
              size="small"
              icon="i-plus"
              onClick={() =>
                onChange({ ...question, answers: [...question.answers, { label: t('intake.newAnswer') }] })
              }
            >
              {t('intake.addAnswer')}
            </Button>
          </>
        ) : (
          <EffectFields
            effect={question.then ?? {}}
            others={others}
            onChange={(then: IntakeEffect & { next?: string | undefined }) => onChange({ ...question, then })}
          />
        )}
        {onRemove && (
          <div className="row" style={{ justifyContent: 'flex-end' }}>
            <Button size="small" kind="ghost" icon="i-trash" onClick={onRemove}>
              {t('intake.removeQuestion')}
            </Button>
          </div>
        )}
      </div>
    </details>
  )
}
