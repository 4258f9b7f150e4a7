import { Modal } from '@mantine/core'
import { useState } from 'react'
import { skillSave } from '#shared/commands/skill/save.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { t } from '../../../lib/messages.ts'
import '../../../ui/reason.css'
import { DialogFoot, WordField } from '../pane.tsx'
import type { ListedSkill } from './skills-pane.tsx'

const levels = [0, 1, 2, 3, 4]

/** Adds a skill, or says what it and its levels mean. */
export function SkillEditor({
  listed,
  onClose,
}: {
  readonly listed: ListedSkill | null
  readonly onClose: () => void
}) {
  const { run } = useCommands()
  const [name, setName] = useState(listed?.skill.name ?? '')
  const [description, setDescription] = useState(listed?.skill.description ?? '')
  const [words, setWords] = useState(() => levels.map((level) => listed?.skill.levels[level] ?? ''))
  const save = async () => {
    const done = await run(skillSave, {
      skillId: listed?.skill.id ?? null,
      name,
      description: description.trim() || null,
      levels: words.every((one) => one.trim() === '') ? [] : words,
    })
    if (done.ok) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={listed ? t('people.editNamed', { name: listed.skill.name }) : t('people.newSkill')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void save()
        }}
      >
        <WordField label={t('inspector.name')} focus most={100} value={name} onChange={setName} />
        <WordField label={t('people.meaning')} most={1_000} value={description} onChange={setDescription} />
        {levels.map((level) => (
          <WordField
            key={level}
            label={t('people.levelMeans', { level: level + 1 })}
            value={words[level] ?? ''}
            onChange={(value) => setWords(words.map((one, at) => (at === level ? value : one)))}
          />
        ))}
        <DialogFoot ready={name.trim() !== ''} action={t('list.save')} onClose={onClose} />
      </form>
    </Modal>
  )
}
