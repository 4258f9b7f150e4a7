import { useRef, useState } from 'react'
import type { ChecklistAnswer } from '#shared/domain/checklist/checklist-answer.ts'
import { numberText } from '../../../lib/format.ts'
import { currentLanguage, t } from '../../../lib/messages.ts'
import { parseNumber } from '../../../lib/parse-number.ts'
import { Button } from '../../../ui/button.tsx'
import { SignatureDialog } from './signature-dialog.tsx'
import { itemText } from './item-text.ts'
import type { ChecklistActions, ChecklistItemData } from './use-checklist.ts'

interface ItemAnswerProps {
  readonly item: ChecklistItemData
  readonly answer: ChecklistAnswer | undefined
  readonly actions: ChecklistActions
  readonly locked: boolean
  /** Small picture of the photo or signature, where there is one. */
  readonly picture: string | undefined
  readonly onPicture: () => void
  /** Goes to the item before or after. */
  readonly onMove: (by: 1 | -1) => void
  readonly onComment: () => void
}

/** The control an item is answered with. The one with `data-main` gets the focus; Enter goes to the next item. */
export function ItemAnswer(props: ItemAnswerProps) {
  switch (props.item.answer) {
    case 'pass-fail':
      return <Verdict {...props} />
    case 'choice':
      return <Choice {...props} />
    case 'number':
      return <Measure key={`${props.answer?.number} ${props.answer?.text}`} {...props} />
    case 'text':
      return <Words key={props.answer?.text} {...props} />
    case 'photo':
      return <Photo {...props} />
    case 'signature':
      return <Signature {...props} />
  }
}

interface OneOfProps extends ItemAnswerProps {
  readonly options: readonly { readonly value: string; readonly text: string; readonly keys: readonly string[] }[]
}

/** One of a few by mouse, arrow keys, a digit or a letter. */
function OneOf({ item, answer, actions, locked, options, onMove, onComment }: OneOfProps) {
  const group = useRef<HTMLDivElement>(null)
  const at = options.findIndex(({ value }) => value === answer?.text)
  const choose = (index: number) => {
    const option = options[index]
    if (!option || locked) return
    group.current?.querySelectorAll('button')[index]?.focus()
    if (index !== at) void actions.answer(item.key, { text: option.value, number: null })
  }
  return (
    <div
      ref={group}
      className="segmented checklist-choice"
      role="radiogroup"
      aria-label={itemText(item)}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return
        const key = event.key.toLowerCase()
        const typed = options.findIndex(({ keys }) => keys.includes(key))
        if (key === 'enter' || key === 'arrowdown') onMove(1)
        else if (key === 'arrowup') onMove(-1)
        else if (key === 'arrowright') choose((at + 1) % options.length)
        else if (key === 'arrowleft') choose((at - 1 + options.length) % options.length)
        else if (key === 'backspace' || key === 'delete') void actions.answer(item.key, { text: null })
        else if (typed >= 0) choose(typed)
        else if (key === 'c') onComment()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      {options.map(({ value, text }, index) => {
        const isStop = index === Math.max(0, at)
        return (
          <button
            key={value}
            type="button"
            role="radio"
            aria-checked={index === at}
            disabled={locked}
            tabIndex={isStop ? 0 : -1}
            data-main={isStop || undefined}
            data-value={value}
            onClick={() => choose(index)}
          >
            {text}
          </button>
        )
      })}
    </div>
  )
}

function Verdict(props: ItemAnswerProps) {
  const letter = (key: string) => t(key).toLowerCase()
  return (
    <OneOf
      {...props}
      options={[
        { value: 'pass', text: t('checklist.pass'), keys: ['1', letter('checklist.passKey')] },
        { value: 'fail', text: t('checklist.fail'), keys: ['2', letter('checklist.failKey')] },
        { value: 'na', text: t('checklist.na'), keys: ['3', letter('checklist.naKey')] },
      ]}
    />
  )
}

function Choice(props: ItemAnswerProps) {
  const choices = props.item.choices ?? []
  const initials = choices.map((choice) => choice[0]?.toLowerCase() ?? '')
  return (
    <OneOf
      {...props}
      options={choices.map((choice, i) => ({
        value: choice,
        text: choice,
        // A letter means the choice that begins with it, where only one does; C stays the key of the comment.
        keys: [String(i + 1), ...(initials.filter((one) => one === initials[i]).length === 1 ? [initials[i]!] : [])],
      }))}
    />
  )
}

/** A number, or the letters that say it does not apply. */
function Measure({ item, answer, actions, locked, onMove }: ItemAnswerProps) {
  const shown = answer?.text === 'na' ? t('checklist.na') : answer?.number == null ? '' : numberText(answer.number)
  const [typed, setTyped] = useState(shown)
  const [wrong, setWrong] = useState(false)
  const save = (): boolean => {
    if (typed.trim() === shown) return true
    if (typed.trim() === '') {
      void actions.answer(item.key, { number: null, text: null })
      return true
    }
    if (typed.trim().toLowerCase().startsWith(t('checklist.naKey').toLowerCase())) {
      void actions.answer(item.key, { number: null, text: 'na' })
      return true
    }
    const number = parseNumber(typed, currentLanguage())
    setWrong(number === null)
    if (number === null) return false
    void actions.answer(item.key, { number, text: null })
    return true
  }
  return (
    <span className="row checklist-number">
      <input
        className="field num"
        data-main
        inputMode="decimal"
        autoComplete="off"
        aria-label={itemText(item)}
        aria-invalid={wrong || undefined}
        disabled={locked}
        maxLength={60}
        value={typed}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value)
          setWrong(false)
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped(shown)
          else if (event.key === 'Enter' || event.key === 'ArrowDown') save() && onMove(1)
          else if (event.key === 'ArrowUp') save() && onMove(-1)
          else return event.stopPropagation()
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      {item.unit && <span className="muted">{item.unit}</span>}
      {wrong && (
        <span className="risk" role="alert">
          {t('checklist.notANumber')}
        </span>
      )}
    </span>
  )
}

function Words({ item, answer, actions, locked, onMove }: ItemAnswerProps) {
  const shown = answer?.text ?? ''
  const [typed, setTyped] = useState(shown)
  const save = () => {
    if (typed.trim() !== shown) void actions.answer(item.key, { text: typed.trim() })
  }
  return (
    <textarea
      className="field checklist-words"
      data-main
      rows={1}
      aria-label={itemText(item)}
      disabled={locked}
      maxLength={10_000}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') setTyped(shown)
        if (event.key !== 'Enter' || event.shiftKey) return
        event.preventDefault()
        save()
        onMove(1)
      }}
    />
  )
}

/** Enter goes on, Space and a click choose a picture; one may also be dropped on the item. */
function Photo({ item, answer, actions, locked, picture, onPicture, onMove }: ItemAnswerProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <span className="row">
      {picture && (
        <button type="button" className="checklist-picture" aria-label={t('checklist.seePhoto')} onClick={onPicture}>
          <img src={picture} alt="" />
        </button>
      )}
      <Button
        size="small"
        icon="i-camera"
        data-main
        disabled={locked}
        onClick={() => input.current?.click()}
        onKeyDown={(event) => moveKeys(event, onMove)}
      >
        {t(answer?.attachmentId ? 'checklist.otherPhoto' : 'checklist.addPhoto')}
      </Button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept="image/*"
        tabIndex={-1}
        aria-label={t('checklist.photoFor', { item: itemText(item) })}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void actions.answerWithPicture(item.key, file)
        }}
      />
    </span>
  )
}

function Signature({ item, answer, actions, locked, picture, onPicture, onMove }: ItemAnswerProps) {
  const [open, setOpen] = useState(false)
  return (
    <span className="row" style={{ flexWrap: 'wrap' }}>
      {picture && (
        <button
          type="button"
          className="checklist-signature"
          aria-label={t('checklist.seeSignature')}
          onClick={onPicture}
        >
          <img src={picture} alt="" />
        </button>
      )}
      {answer?.signedBy && <bdi className="medium">{answer.signedBy}</bdi>}
      <Button
        size="small"
        icon="i-pen"
        data-main
        disabled={locked}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => moveKeys(event, onMove)}
      >
        {t(answer?.attachmentId || answer?.signedBy ? 'checklist.signAgain' : 'checklist.sign')}
      </Button>
      {open && (
        <SignatureDialog
          title={itemText(item)}
          signedBy={answer?.signedBy ?? ''}
          onClose={() => setOpen(false)}
          onSign={async (signedBy, drawing) => {
            const done = drawing
              ? await actions.answerWithPicture(item.key, drawing, signedBy)
              : await actions.answer(item.key, { signedBy })
            if (done) setOpen(false)
          }}
        />
      )}
    </span>
  )
}

/** On a button Enter goes to the next item, as everywhere in the list; Space presses it. */
function moveKeys(event: React.KeyboardEvent, onMove: (by: 1 | -1) => void): void {
  if (event.key === 'Enter' || event.key === 'ArrowDown') onMove(1)
  else if (event.key === 'ArrowUp') onMove(-1)
  else return
  event.preventDefault()
  event.stopPropagation()
}
