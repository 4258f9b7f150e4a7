import { Modal } from '@mantine/core'
import { useState } from 'react'
import { assetsLabels } from '#shared/actions/labels.ts'
import { labelSheetNames, labelSheets, labelsPerPage, layLabels } from '#shared/domain/print/label-sheet.ts'
import type { LabelSheetName } from '#shared/domain/print/label-sheet.ts'
import { useApi } from '../../api/api-context.tsx'
import { saveFile } from '../../api/files.ts'
import { useCommands } from '../../api/use-commands.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { setPreferences, usePreferences } from '../../state/preferences.ts'
import { Button } from '../../ui/button.tsx'

/** Which paper, what stands on a label, and where to begin on a sheet of which some are gone. */
export function LabelsDialog({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { client } = useApi()
  const { act } = useCommands()
  const preferred = usePreferences((state) => state.labelSheet)
  const name: LabelSheetName = labelSheetNames.find((one) => one === preferred) ?? 'a4x24'
  const [skip, setSkip] = useState(0)
  const [copies, setCopies] = useState(1)
  const [shown, setShown] = useState({ name: true, site: true, organisation: true })
  const [busy, setBusy] = useState(false)
  const sheet = labelSheets[name]
  const perPage = labelsPerPage(sheet)
  const count = ids.length * copies
  const pages = layLabels(count, sheet, skip)
  const print = async () => {
    setBusy(true)
    const made = await act(assetsLabels, { assetIds: [...ids], sheet: name, skip, copies, ...shown })
    if (made.ok) {
      const saved = await saveFile(client, made.value.fileId)
      announce(
        saved.ok
          ? { tone: 'good', text: t('assets.labelsMade', { file: made.value.fileName, pages: made.value.pages }) }
          : { tone: 'bad', text: errorText(saved.error) },
      )
      if (saved.ok) onClose()
    }
    setBusy(false)
  }
  const taken = new Set(pages[0]?.map(({ xMm, yMm }) => `${xMm} ${yMm}`))
  const places = layLabels(perPage, sheet)[0]!
  const scale = 150 / sheet.pageHeightMm
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('assets.labelsTitle', { count: ids.length })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="labels-dialog"
        onSubmit={(event) => {
          event.preventDefault()
          void print()
        }}
      >
        <div className="labels-fields">
          <label>
            <span className="label">{t('assets.labelSheet')}</span>
            <select
              className="field"
              data-autofocus
              value={name}
              onChange={(event) => {
                setPreferences({ labelSheet: event.target.value })
                setSkip(0)
              }}
            >
              {labelSheetNames.map((one) => (
                <option key={one} value={one}>
                  {t('assets.labelSize', {
                    width: labelSheets[one].labelWidthMm,
                    height: labelSheets[one].labelHeightMm,
                    count: labelsPerPage(labelSheets[one]),
                    page: one.startsWith('a4') ? 'a4' : one.startsWith('letter') ? 'letter' : 'roll',
                  })}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="label">{t('assets.labelCopies')}</span>
            <input
              className="field num"
              type="number"
              min={1}
              max={20}
              value={copies}
              onChange={(event) => setCopies(clamp(event.target.value, 1, 20))}
            />
          </label>
          {(['name', 'site', 'organisation'] as const).map((field) => (
            <label key={field} className="row">
              <input
                type="checkbox"
                checked={shown[field]}
                onChange={(event) => setShown({ ...shown, [field]: event.target.checked })}
              />
              {t(`assets.labelShows.${field}`)}
            </label>
          ))}
        </div>
        {perPage > 1 && (
          <div>
            <span className="label">{t('assets.labelStart')}</span>
            <div
              className="label-places"
              role="group"
              aria-label={t('assets.labelStart')}
              style={{ width: sheet.pageWidthMm * scale, height: sheet.pageHeightMm * scale }}
            >
              {places.map(({ index, xMm, yMm }) => (
                <button
                  key={index}
                  type="button"
                  aria-label={t('assets.labelPlace', { place: index + 1 })}
                  aria-pressed={index === skip}
                  data-used={taken.has(`${xMm} ${yMm}`)}
                  style={{
                    left: xMm * scale,
                    top: yMm * scale,
                    width: sheet.labelWidthMm * scale,
                    height: sheet.labelHeightMm * scale,
                  }}
                  onClick={() => setSkip(index)}
                />
              ))}
            </div>
          </div>
        )}
        <div className="row labels-foot">
          <span className="grow muted num" role="status">
            {t('assets.labelsCount', { count, pages: pages.length })}
          </span>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={busy}>
            {t('assets.makePdf')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function clamp(text: string, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(Number(text)) || least))
}
