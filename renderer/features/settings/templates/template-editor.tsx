import { useState } from 'react'
import { workTypeCreate } from '#shared/commands/work-type/create.ts'
import { workTypeDuplicate } from '#shared/commands/work-type/duplicate.ts'
import { workTypeEdit } from '#shared/commands/work-type/edit.ts'
import { workTypeSetActive } from '#shared/commands/work-type/set-active.ts'
import type { TemplateFields } from '#shared/commands/work-type/template-fields.ts'
import type { WorkType } from '#shared/domain/work-type/work-type.ts'
import type { TemplateChoices, TemplateLine, TemplateVersion } from '#shared/queries/templates.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { t } from '../../../lib/messages.ts'
import { announce } from '../../../state/announcer.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../cards/card.tsx'
import { BasicFields } from './basic-fields.tsx'
import { ChecklistEditor } from './checklist-editor.tsx'
import { PacketSections, RequiredData } from './closing-fields.tsx'
import { PartsTable } from './parts-table.tsx'
import { refusalText } from './refusal-text.ts'
import { emptyFields, fieldsOf, newTemplate, useDrafts } from './template-draft.ts'
import { VersionList } from './version-list.tsx'

interface TemplateEditorProps {
  /** Null for a new one. */
  readonly workType: WorkType | null
  readonly versions: readonly TemplateVersion[]
  /** Work orders that keep no version and follow the newest. */
  readonly following: number
  readonly types: readonly TemplateLine[]
  readonly choices: TemplateChoices
  /** Shows another template, or none. */
  readonly onShow: (id: string | null) => void
}

/** One template in a form. Saving makes its next version; work orders keep the version they were made from. */
export function TemplateEditor({ workType, versions, following, types, choices, onShow }: TemplateEditorProps) {
  const { run } = useCommands()
  const may = useMay('settings')
  const id = workType?.id ?? newTemplate
  const draft = useDrafts(({ drafts }) => drafts[id])
  const keep = useDrafts((state) => state.keep)
  const [refusal, setRefusal] = useState<string | null>(null)
  const current = workType ? fieldsOf(workType) : emptyFields
  const fields = draft && (!draft.saved || workType?.rev === draft.rev) ? draft.fields : current
  const isDirty = draft !== undefined && !draft.saved
  const isOutdated = isDirty && workType !== null && draft.rev !== workType.rev
  const change = (part: Partial<TemplateFields>) => {
    const rev = isDirty ? draft.rev : (workType?.rev ?? null)
    keep(id, { rev, fields: { ...fields, ...part }, saved: false })
  }
  const discard = () => {
    keep(id, null)
    setRefusal(null)
    if (!workType) onShow(null)
  }
  const save = async () => {
    const quiet = { quiet: true }
    if (!workType) {
      const made = await run(workTypeCreate, { set: fields }, quiet)
      if (!made.ok) return setRefusal(refusalText(made.error))
      keep(newTemplate, null)
      announce({ tone: 'good', text: t('templates.made', { name: fields.name }) })
      return onShow((made.value.value as { workTypeId: string }).workTypeId)
    }
    if (!draft) return
    const rev = draft.rev ?? workType.rev
    const done = await run(workTypeEdit, { workTypeId: workType.id, set: fields, rev }, quiet)
    if (!done.ok) return setRefusal(refusalText(done.error))
    setRefusal(null)
    keep(id, { rev, fields, saved: true })
    const { version } = done.value.value as { version: number }
    announce({ tone: 'good', text: t('templates.saved', { name: fields.name, version }) })
  }
  const duplicate = async (from: WorkType) => {
    const names = new Set(types.map(({ name }) => name.toLowerCase()))
    let number = 1
    let name = t('templates.copyOf', { name: from.name, number })
    while (names.has(name.toLowerCase())) name = t('templates.copyOf', { name: from.name, number: ++number })
    const made = await run(workTypeDuplicate, { workTypeId: from.id, name: name.slice(0, 200) })
    if (made.ok) onShow((made.value.value as { workTypeId: string }).workTypeId)
  }
  const parts = { fields, onChange: change }
  return (
    <section className="template-editor" aria-label={fields.name || t('templates.new')}>
      <header className="template-head">
        <div className="row">
          <h2 className="cut grow">{fields.name || t('templates.new')}</h2>
          {workType && may && (
            <>
              <Button
                size="small"
                kind="ghost"
                onClick={() => void run(workTypeSetActive, { workTypeId: workType.id, active: !workType.active })}
              >
                {t(workType.active ? 'templates.retire' : 'templates.bringBack')}
              </Button>
              <Button size="small" disabled={isDirty} onClick={() => void duplicate(workType)}>
                {t('templates.duplicate')}
              </Button>
            </>
          )}
          {may && (
            <>
              {(isDirty || !workType) && (
                <Button size="small" onClick={discard}>
                  {t('templates.discard')}
                </Button>
              )}
              <Button size="small" kind="primary" disabled={!isDirty} onClick={() => void save()}>
                {t(workType ? 'templates.save' : 'templates.create')}
              </Button>
            </>
          )}
        </div>
        <p className="muted">
          {workType
            ? t('templates.headHint', { version: workType.version, isActive: String(workType.active) })
            : t('templates.newHint')}
        </p>
        {isOutdated && (
          <p className="warn" role="alert">
            {t('templates.outdated')}
          </p>
        )}
        {refusal && (
          <p className="risk" role="alert">
            {refusal}
          </p>
        )}
      </header>
      <fieldset className="template-body" disabled={!may}>
        <Card id="template-basics" title={t('templates.basics')}>
          <BasicFields {...parts} choices={choices} />
        </Card>
        <Card id="template-checklist" title={t('templates.checklist')} hint={t('templates.checklistHint')}>
          <ChecklistEditor {...parts} types={types} />
        </Card>
        <Card id="template-parts" title={t('templates.parts')}>
          <PartsTable {...parts} />
        </Card>
        <Card id="template-requires" title={t('templates.requires')} hint={t('templates.requiresHint')}>
          <RequiredData {...parts} />
        </Card>
        <Card id="template-packet" title={t('templates.packetLayout')}>
          <PacketSections {...parts} />
        </Card>
      </fieldset>
      {workType && (
        <Card id="template-versions" title={t('templates.versions')} hint={t('templates.versionsHint')}>
          <VersionList versions={versions} following={following} />
        </Card>
      )}
    </section>
  )
}
