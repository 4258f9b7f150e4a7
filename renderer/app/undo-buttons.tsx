import { historyRedo, historyUndo } from '#shared/actions/app.ts'
import { historyOffers } from '#shared/queries/app.ts'
import { useCommands } from '../api/use-commands.ts'
import { useQueryOf } from '../api/use-query-of.ts'
import { errorText } from '../lib/error-text.ts'
import { t } from '../lib/messages.ts'
import { useActions } from '../state/actions.ts'
import { announce } from '../state/announcer.ts'
import { Button } from '../ui/button.tsx'

/** Undo and redo of anything, with the words of what they would take back. */
export function UndoButtons() {
  const { act } = useCommands()
  const offers = useQueryOf(historyOffers, {}).data
  const undoText = offers?.undo ? t(offers.undo.key, offers.undo.values) : null
  const redoText = offers?.redo ? t(offers.redo.key, offers.redo.values) : null
  const turn = async (action: typeof historyUndo | typeof historyRedo, said: string) => {
    const done = await act(action, {}, { quiet: true })
    if (done.ok)
      return announce({ tone: 'plain', text: t(said, { what: t(done.value.summary.key, done.value.summary.values) }) })
    const nothing = done.error.kind === 'unavailable' && done.error.code.startsWith('nothing-to-')
    announce({ tone: nothing ? 'plain' : 'bad', text: errorText(done.error) })
  }
  const undo = () => void turn(historyUndo, 'app.undone')
  const redo = () => void turn(historyRedo, 'app.redone')
  // The keys work whatever the buttons know: a person presses them right after a change, before its offer has come back.
  useActions('history', [
    {
      id: 'history.undo',
      text: undoText ? t('app.undoWhat', { what: undoText }) : t('app.undo'),
      keys: 'mod+z',
      run: undo,
    },
    {
      id: 'history.redo',
      text: redoText ? t('app.redoWhat', { what: redoText }) : t('app.redo'),
      keys: 'mod+shift+z',
      run: redo,
    },
  ])
  return (
    <div className="row" style={{ gap: 2 }}>
      <Button kind="ghost" icon="i-undo" disabled={!undoText} title={t('app.undoHint')} onClick={undo}>
        <span className="undo-label">{undoText ? t('app.undoWhat', { what: undoText }) : t('app.undo')}</span>
      </Button>
      <Button
        kind="ghost"
        icon="i-redo"
        disabled={!redoText}
        aria-label={redoText ? t('app.redoWhat', { what: redoText }) : t('app.redo')}
        onClick={redo}
      />
    </div>
  )
}
