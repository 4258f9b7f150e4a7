import { useState } from 'react'
import { templatesChoices, templatesList, templatesOne } from '#shared/queries/templates.ts'
import type { TemplateChoices, TemplateLine } from '#shared/queries/templates.ts'
import { useMay } from '../../../api/may.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { newTemplate, useDrafts } from './template-draft.ts'
import { TemplateEditor } from './template-editor.tsx'
import './templates.css'

/** Work types: the list on the left, the chosen one in a form on the right. */
export default function TemplatesPage() {
  const may = useMay('settings')
  const list = useQueryOf(templatesList, {})
  const types = list.data
  const choices = useQueryOf(templatesChoices, {}).data
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  if (list.isError) return <MessageState title={t('templates.failed')} text={list.error.error.message} role="alert" />
  if (!types || !choices) return <SkeletonRows rows={10} label={t('app.loading')} />
  const wanted = text.trim().toLowerCase()
  const shown = types.filter(({ name, category }) => `${name}\n${category}`.toLowerCase().includes(wanted))
  const current = chosen ?? types[0]?.id ?? null
  return (
    <>
      <div className="row">
        <h1>{t('templates.title')}</h1>
        <span className="grow" />
        {may && (
          <Button kind="primary" icon="i-plus" onClick={() => setChosen(newTemplate)}>
            {t('templates.add')}
          </Button>
        )}
      </div>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('templates.hint')}
      </p>
      <div className="templates">
        <div className="template-list">
          <SearchField label={t('templates.search')} value={text} onChange={setText} />
          <p className="muted" role="status">
            {t('templates.count', { count: shown.length })}
          </p>
          <ul aria-label={t('templates.title')}>
            {shown.map((line) => (
              <TemplateRow key={line.id} line={line} isCurrent={line.id === current} onShow={setChosen} />
            ))}
          </ul>
        </div>
        {current === null ? (
          <MessageState title={t('templates.empty')} text={t('templates.emptyText')} />
        ) : (
          <ChosenTemplate key={current} id={current} types={types} choices={choices} onShow={setChosen} />
        )}
      </div>
    </>
  )
}

interface TemplateRowProps {
  readonly line: TemplateLine
  readonly isCurrent: boolean
  readonly onShow: (id: string) => void
}

function TemplateRow({ line, isCurrent, onShow }: TemplateRowProps) {
  const { id, name, kind, version, active, workOrders } = line
  const draft = useDrafts(({ drafts }) => drafts[id])
  return (
    <li>
      <button type="button" aria-current={isCurrent || undefined} onClick={() => onShow(id)}>
        <span className="row">
          <bdi className={active ? 'medium cut grow' : 'muted cut grow'} title={name}>
            {name}
          </bdi>
          {draft && !draft.saved && <span className="chip">{t('templates.unsaved')}</span>}
          {!active && <span className="chip">{t('templates.notInUse')}</span>}
        </span>
        <span className="row muted">
          <span className="cut grow">
            {t(`contracts.kind-${kind}`)} · {t('templates.version', { version })}
          </span>
          <span>{t('templates.usedBy', { count: workOrders })}</span>
        </span>
      </button>
    </li>
  )
}

interface ChosenTemplateProps {
  readonly id: string
  readonly types: readonly TemplateLine[]
  readonly choices: TemplateChoices
  readonly onShow: (id: string | null) => void
}

function ChosenTemplate({ id, types, choices, onShow }: ChosenTemplateProps) {
  const isNew = id === newTemplate
  const one = useQueryOf(templatesOne, { workTypeId: id }, { enabled: !isNew, keepPrevious: false })
  const shared = { types, choices, onShow }
  if (isNew) return <TemplateEditor workType={null} versions={[]} following={0} {...shared} />
  if (one.data === undefined) return <SkeletonRows rows={10} label={t('app.loading')} />
  if (one.data === null) return <MessageState title={t('templates.gone')} text={t('templates.goneText')} />
  return <TemplateEditor {...one.data} {...shared} />
}
