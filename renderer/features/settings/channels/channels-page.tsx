import { useEffect, useState } from 'react'
import { channelsLookNow, channelsWatch, channelsWatchState } from '#shared/actions/channels.ts'
import type { WatchState } from '#shared/actions/channels.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { select } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'

const looks = { created: 's-done', answered: 's-done', known: 's-open', imported: 's-done', failed: 's-miss' } as const

/** The folder this desk watches, and what came of the files in it. */
export default function ChannelsPage() {
  const { act } = useCommands()
  const [state, setState] = useState<WatchState | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    const ask = () =>
      void act(channelsWatchState, {}, { quiet: true }).then((reply) => {
        if (!gone && reply.ok) setState(reply.value)
      })
    ask()
    const timer = setInterval(ask, 5_000)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [act])
  if (!state) return null
  const watch = async (folder: string | null) => {
    const reply = await act(channelsWatch, { folder })
    if (!reply.ok) return
    setState(reply.value)
    setTyped(null)
  }
  const lookNow = async () => {
    const reply = await act(channelsLookNow, {})
    if (reply.ok) setState(reply.value)
  }
  return (
    <>
      <h1>{t('channels.title')}</h1>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('channels.hint')}
      </p>
      <form
        className="row"
        style={{ maxWidth: 860 }}
        onSubmit={(event) => {
          event.preventDefault()
          if (typed?.trim()) void watch(typed.trim())
        }}
      >
        <input
          className="field grow"
          aria-label={t('channels.folder')}
          placeholder={t('channels.folderPlaceholder')}
          maxLength={2_000}
          value={typed ?? state.folder ?? ''}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button kind="primary" type="submit" disabled={!typed?.trim() || typed.trim() === state.folder}>
          {t('channels.watch')}
        </Button>
        {state.folder !== null && (
          <>
            <Button onClick={() => void lookNow()}>{t('channels.lookNow')}</Button>
            <Button onClick={() => void watch(null)}>{t('channels.stop')}</Button>
          </>
        )}
      </form>
      <p role="status" className={state.problem ? 'row warn' : 'row soft'}>
        <Icon name={state.problem ? 's-warn' : state.folder ? 's-good' : 's-open'} />
        {state.problem ?? (state.folder ? t('channels.watching', { folder: state.folder }) : t('channels.none'))}
      </p>
      <h2 className="label">{t('channels.lastFiles')}</h2>
      {state.files.length === 0 ? (
        <p className="muted">{t('channels.noFiles')}</p>
      ) : (
        <table className="plain-table" aria-label={t('channels.lastFiles')}>
          <thead>
            <tr>
              <th>{t('channels.when')}</th>
              <th>{t('channels.file')}</th>
              <th>{t('channels.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {state.files.map((file, at) => (
              <tr key={at}>
                <td className="num">{formatDateTime(file.at, officeZone())}</td>
                <td>
                  <bdi>{file.name}</bdi>
                </td>
                <td>
                  <span className="row">
                    <Icon name={looks[file.outcome]} className={file.outcome === 'failed' ? 'risk' : 'good'} />
                    <span className="medium">{t(`channels.outcome.${file.outcome}`)}</span>
                    {file.requestId ? (
                      <button type="button" className="accent" onClick={() => select('request', file.requestId!)}>
                        {file.detail}
                      </button>
                    ) : (
                      <span className="soft">{file.detail}</span>
                    )}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
