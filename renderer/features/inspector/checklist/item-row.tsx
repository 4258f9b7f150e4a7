import { useState } from 'react'
import type { ChecklistAnswer } from '#shared/domain/checklist/checklist-answer.ts'
import { t } from '../../../lib/messages.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { workOrderStatusLook } from '../../../lib/status-look.ts'
import { select } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { EditableText } from '../editable.tsx'
import { ItemAnswer } from './item-answer.tsx'
import { itemState, itemText, limitsText } from './item-text.ts'
import type { ChecklistActions, ChecklistData, ChecklistItemData } from './use-checklist.ts'

interface ItemRowProps {
  readonly item: ChecklistItemData
  readonly answer: ChecklistAnswer | undefined
  readonly followUp: ChecklistData['followUps'][number] | undefined
  readonly picture: string | undefined
  readonly locked: boolean
  readonly actions: ChecklistActions
  readonly onPicture: () => void
  readonly onMove: (by: 1 | -1) => void
}

/** One item: what to check, the answer, its comment, and what followed from a failure. */
export function ItemRow({ item, answer, followUp, picture, locked, actions, onPicture, onMove }: ItemRowProps) {
  const [commenting, setCommenting] = useState(false)
  const [over, setOver] = useState(false)
  const state = itemState(item, answer)
  const limits = limitsText(item)
  const comment = answer?.comment ?? ''
  const takesPicture = item.answer === 'photo' && !locked
  return (
    <li
      className={over ? 'checklist-item over' : 'checklist-item'}
      data-place={`item ${item.key}`}
      data-state={state.family}
      onDragOver={(event) => {
        if (!takesPicture || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const [file] = event.dataTransfer.files
        if (!takesPicture || !file) return
        event.preventDefault()
        void actions.answerWithPicture(item.key, file)
      }}
    >
      <div className="checklist-what">
        <span className="num muted">{item.position}</span>
        <span className="grow">
          <bdi>{itemText(item)}</bdi>
          {limits && <span className="muted"> · {limits}</span>}
        </span>
        <span className={`row ${state.family}`} title={state.text}>
          {state.family === 'risk' && <span className="medium nowrap">{state.text}</span>}
          <Icon name={state.shape} label={state.text} />
        </span>
      </div>
      <div className="checklist-answer row">
        <ItemAnswer
          item={item}
          answer={answer}
          actions={actions}
          locked={locked}
          picture={picture}
          onPicture={onPicture}
          onMove={onMove}
          onComment={() => setCommenting(true)}
        />
        {!comment && !commenting && !locked && (
          <button type="button" className="checklist-comment muted" onClick={() => setCommenting(true)}>
            {t('checklist.comment')}
          </button>
        )}
      </div>
      {(comment || commenting) && (
        <div className="checklist-words-line">
          {locked ? (
            <p className="note-text">{comment}</p>
          ) : (
            <EditableText
              key={commenting ? 'open' : 'shut'}
              lines
              startOpen={commenting}
              label={t('checklist.commentOn', { item: itemText(item) })}
              value={comment}
              maxLength={10_000}
              onSave={(words) => void actions.answer(item.key, { comment: words })}
              onClose={() => setCommenting(false)}
            />
          )}
        </div>
      )}
      {answer?.failed && !followUp && !locked && (
        <Button size="small" icon="i-plus" onClick={() => void actions.followUp(item.key)}>
          {t('checklist.makeFollowUp')}
        </Button>
      )}
      {followUp && (
        <button type="button" className="inspector-link" onClick={() => select('workOrder', followUp.id)}>
          <Icon
            name={workOrderStatusLook[followUp.status].shape}
            className={workOrderStatusLook[followUp.status].family}
            label={t(workOrderStatusLook[followUp.status].textKey)}
          />
          <span className="muted">{t('checklist.followUp')}</span>
          <span className="num medium">{recordNumber('workOrder', followUp.number)}</span>
          <span className="grow cut">{followUp.title}</span>
        </button>
      )}
    </li>
  )
}
