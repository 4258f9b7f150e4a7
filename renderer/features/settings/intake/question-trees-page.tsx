import { useState } from 'react'
import { questionTreeRemove } from '#shared/commands/question-tree/remove.ts'
import { questionTreeSave } from '#shared/commands/question-tree/save.ts'
import { problemsOf } from '#shared/domain/intake/check-tree.ts'
import type { QuestionTreeBody } from '#shared/domain/intake/question-tree-body.ts'
import { intakeTrees } from '#shared/queries/intake.ts'
import type { OfficeTree } from '#shared/queries/intake.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import './intake.css'
import { TreeEditor } from './tree-editor.tsx'

/** The questions of every trade: listed, edited, tried, and put back as they were delivered. */
export default function QuestionTreesPage() {
  const { run } = useCommands()
  const trees = useQueryOf(intakeTrees, {}).data
  const [editing, setEditing] = useState<QuestionTreeBody | null>(null)
  if (!trees) return <SkeletonRows rows={10} label={t('app.loading')} />
  if (editing) return <TreeEditor key={editing.trade} given={editing} onClose={() => setEditing(null)} />
  const taken = new Set(trees.map(({ trade }) => trade))
  const add = () => {
    let number = 1
    while (taken.has(`own-${number}`)) number += 1
    setEditing({
      trade: `own-${number}`,
      label: t('intake.newTrade'),
      questions: [
        {
          key: 'what',
          ask: t('intake.newQuestion'),
          kind: 'choice',
          answers: [{ label: t('intake.newAnswer'), says: t('intake.newAnswer') }],
        },
      ],
    })
  }
  const toggle = ({ tree, active }: OfficeTree) => void run(questionTreeSave, { tree, active: !active })
  return (
    <>
      <div className="row">
        <h1>{t('intake.trees')}</h1>
        <span className="grow" />
        <Button kind="primary" icon="i-plus" onClick={add}>
          {t('intake.addTree')}
        </Button>
      </div>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('intake.treesHint')}
      </p>
      <table className="plain-table" aria-label={t('intake.trees')}>
        <thead>
          <tr>
            <th>{t('intake.trade')}</th>
            <th>{t('intake.questions')}</th>
            <th>{t('intake.origin')}</th>
            <th>{t('intake.problems')}</th>
            <th aria-label={t('intake.edit')} />
          </tr>
        </thead>
        <tbody>
          {trees.map((one) => {
            const problems = problemsOf(one.tree).length
            return (
              <tr key={one.trade} className={one.active ? undefined : 'muted'}>
                <td className="medium">
                  {one.tree.label} {!one.active && <span className="chip">{t('intake.off')}</span>}
                </td>
                <td className="num">{one.tree.questions.length}</td>
                <td>{t(`intake.origin-${one.origin}`)}</td>
                <td>
                  <span className={problems > 0 ? 'row warn' : 'row good'} style={{ gap: 4 }}>
                    <Icon name={problems > 0 ? 's-warn' : 's-good'} />
                    {t('intake.problemCount', { count: problems })}
                  </span>
                </td>
                <td>
                  <div className="row" style={{ justifyContent: 'flex-end', gap: 4 }}>
                    <Button size="small" kind="ghost" onClick={() => toggle(one)}>
                      {t(one.active ? 'intake.switchOff' : 'intake.switchOn')}
                    </Button>
                    {one.origin !== 'builtIn' && (
                      <Button
                        size="small"
                        kind="ghost"
                        onClick={() => void run(questionTreeRemove, { trade: one.trade })}
                      >
                        {t(one.origin === 'own' ? 'intake.remove' : 'intake.reset')}
                      </Button>
                    )}
                    <Button
                      size="small"
                      aria-label={t('intake.editNamed', { name: one.tree.label })}
                      onClick={() => setEditing(one.tree)}
                    >
                      {t('intake.edit')}
                    </Button>
                  </div>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
