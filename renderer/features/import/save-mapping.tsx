import { useState } from 'react'
import { mappingSave } from '#shared/commands/mapping/save.ts'
import type { Mapping } from '#shared/domain/import/mapping.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { Button } from '../../ui/button.tsx'

/** Keeps the mapping under a name, for the next file of the same source. */
export function SaveMapping({ mapping }: { readonly mapping: Mapping }) {
  const { run } = useCommands()
  const [name, setName] = useState<string | null>(null)
  if (name === null) return <Button onClick={() => setName('')}>{t('import.saveMapping')}</Button>
  const save = async () => {
    const saved = await run(mappingSave, { mapping: { ...mapping, name: name.trim() } })
    if (!saved.ok) return
    announce({ tone: 'good', text: t('import.mappingSaved', { name: name.trim() }) })
    setName(null)
  }
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <input
        className="field"
        autoFocus
        aria-label={t('import.mappingName')}
        placeholder={t('import.mappingName')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setName(null)
        }}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        {t('import.save')}
      </Button>
    </form>
  )
}
