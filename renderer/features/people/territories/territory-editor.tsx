import { FileButton, Modal } from '@mantine/core'
import { useState } from 'react'
import { territorySave } from '#shared/commands/territory/save.ts'
import { outlinesOfGeojson } from '#shared/domain/territory/outlines-of-geojson.ts'
import { territoryColours } from '#shared/domain/territory/territory.ts'
import { isZone } from '#shared/kernel/zone.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { announce } from '../../../state/announcer.ts'
import { Button } from '../../../ui/button.tsx'
import '../../../ui/reason.css'
import { DialogFoot, PeopleChoice, WordField } from '../pane.tsx'
import type { ListedTerritory } from './territories-pane.tsx'

interface TerritoryEditorProps {
  readonly listed: ListedTerritory | null
  readonly technicians: readonly { readonly id: string; readonly code: string; readonly name: string }[]
  readonly onClose: () => void
}

const colours = Array.from({ length: territoryColours }, (_, index) => index + 1)

/** Adds or changes a territory: code, name, time zone, colour on map and board, outline from a GeoJSON file, members. */
export function TerritoryEditor({ listed, technicians, onClose }: TerritoryEditorProps) {
  const { run } = useCommands()
  const territory = listed?.territory
  const [code, setCode] = useState(territory?.code ?? '')
  const [name, setName] = useState(territory?.name ?? '')
  const [zone, setZone] = useState(territory?.zone ?? '')
  const [colour, setColour] = useState<number | null>(territory?.colour ?? null)
  const [boundary, setBoundary] = useState(territory?.boundary ?? null)
  const [memberIds, setMemberIds] = useState<readonly string[]>(listed?.members.map(({ id }) => id) ?? [])
  const badZone = zone.trim() !== '' && !isZone(zone.trim())
  const ready = code.trim() !== '' && name.trim() !== '' && !badZone
  const takeOutline = async (file: File | null) => {
    if (!file) return
    const found = outlinesOfGeojson(await file.text())
    if (!found.ok) return announce({ tone: 'bad', text: errorText(found.error) })
    setBoundary(found.value.shapes.flatMap((shape) => shape.polygons))
  }
  const save = async () => {
    const done = await run(territorySave, {
      territoryId: territory?.id ?? null,
      code,
      name,
      zone: zone.trim() || null,
      colour,
      memberIds: [...memberIds],
      ...(boundary === (territory?.boundary ?? null) ? {} : { boundary }),
    })
    if (done.ok) onClose()
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={territory ? t('people.editNamed', { name: territory.name }) : t('people.newTerritory')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void save()
        }}
      >
        <div className="people-fields">
          <WordField label={t('inspector.code')} focus most={50} value={code} onChange={setCode} />
          <WordField label={t('inspector.name')} value={name} onChange={setName} />
          <WordField
            label={t('people.zone')}
            most={100}
            placeholder="America/New_York"
            wrong={badZone}
            value={zone}
            onChange={setZone}
          />
        </div>
        {badZone && (
          <p className="risk" role="alert">
            {t('people.badZone')}
          </p>
        )}
        <fieldset className="people-colours">
          <legend className="label">{t('people.colour')}</legend>
          {[null, ...colours].map((one) => (
            <label key={one ?? 0} className="row" style={{ gap: 4 }}>
              <input type="radio" name="colour" checked={colour === one} onChange={() => setColour(one)} />
              <span className="territory-mark" data-colour={one} aria-hidden="true" />
              <span className={one === null ? 'soft' : 'visually-hidden'}>
                {one === null ? t('people.noColour') : t('people.colourNumber', { number: one })}
              </span>
            </label>
          ))}
        </fieldset>
        <div className="row">
          <span className="soft">
            {t(boundary ? 'people.outlineOf' : 'people.notDrawn', { count: boundary?.length ?? 0 })}
          </span>
          <FileButton accept=".geojson,.json,application/geo+json" onChange={(file) => void takeOutline(file)}>
            {(props) => (
              <Button size="small" {...props}>
                {t('people.outlineFile')}
              </Button>
            )}
          </FileButton>
          {boundary && (
            <Button size="small" kind="ghost" onClick={() => setBoundary(null)}>
              {t('people.noOutline')}
            </Button>
          )}
        </div>
        <PeopleChoice label={t('people.members')} people={technicians} chosen={memberIds} onChange={setMemberIds} />
        <DialogFoot ready={ready} action={t('list.save')} onClose={onClose} />
      </form>
    </Modal>
  )
}
