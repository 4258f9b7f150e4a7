import { useState } from 'react'
import { questionTreeSave } from '#shared/commands/question-tree/save.ts'
import { problemsOf } from '#shared/domain/intake/check-tree.ts'
import type { IntakeQuestion, QuestionTreeBody } from '#shared/domain/intake/question-tree-body.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { t } from '../../../lib/messages.ts'
import { announce } from '../../../state/announcer.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { QuestionForm } from './question-form.tsx'
import { TreePreview } from './tree-preview.tsx'

/** The questions of one trade in a form, with what is wrong with them and a call to try them. */
export function TreeEditor({ given, onClose }: { readonly given: QuestionTreeBody; readonly onClose: () => void }) {
  const { run } = useCommands()
  const [tree, setTree] = useState(given)
  const problems = problemsOf(tree)
  const broken = problems.some(({ severity }) => severity === 'forbids')
  const setQuestion = (index: number, question: IntakeQuestion) =>
    setTree({ ...tree, questions: tree.questions.map((one, at) => (at === index ? question : one)) })
  const addQuestion = () => {
    let number = tree.questions.length + 1
    while (tree.questions.some(({ key }) => key === `q${number}`)) number += 1
    const question: IntakeQuestion = {
      key: `q${number}`,
      ask: t('intake.newQuestion'),
      kind: 'text',
      answers: [],
      then: {},
    }
    setTree({ ...tree, questions: [...tree.questions, question] })
  }
  const save = async () => {
    const done = await run(questionTreeSave, { tree })
    if (!done.ok) return
    announce({ tone: 'good', text: t('intake.treeSaved', { label: tree.label }) })
    onClose()
  }
  return (
    <>
      <div className="row">
        <h1>{tree.label}</h1>
        <span className="grow" />
        <Button onClick={onClose}>{t('list.cancel')}</Button>
        <Button kind="primary" disabled={broken || tree === given} onClick={() => void save()}>
          {t('intake.save')}
        </Button>
      </div>
      <div className="intake-editor">
        <div className="intake-form">
          <label>
            <span className="label">{t('intake.trade')}</span>
            <input
              className="field"
              maxLength={300}
              value={tree.label}
              onChange={({ target }) => setTree({ ...tree, label: target.value })}
            />
          </label>
          {tree.questions.map((question, index) => (
            <QuestionForm
              // The place in the list is what stays while everything else is edited.
              key={index}
              number={index + 1}
              question={question}
              others={tree.questions.filter((one) => one !== question)}
              onChange={(next) => setQuestion(index, next)}
              onRemove={
                tree.questions.length > 1
                  ? () => setTree({ ...tree, questions: tree.questions.filter((_, at) => at !== index) })
                  : null
              }
            />
          ))}
          <Button icon="i-plus" onClick={addQuestion}>
            {t('intake.addQuestion')}
          </Button>
        </div>
        <div className="intake-aside">
          <section aria-label={t('intake.problems')}>
            <h2 className="label">{t('intake.problems')}</h2>
            {problems.length === 0 && (
              <p className="row good">
                <Icon name="s-good" />
                {t('intake.problemCount', { count: 0 })}
              </p>
            )}
            <ul>
              {problems.map(({ problem, severity, key, detail }) => (
                <li key={`${problem} ${key} ${detail}`} className={`row ${severity === 'forbids' ? 'risk' : 'warn'}`}>
                  <Icon name={severity === 'forbids' ? 's-miss' : 's-warn'} />
                  <span>{t(`intake.problem-${problem}`, { detail })}</span>
                </li>
              ))}
            </ul>
          </section>
          {!broken && <TreePreview key={JSON.stringify(tree)} tree={tree} />}
        </div>
      </div>
    </>
  )
}
