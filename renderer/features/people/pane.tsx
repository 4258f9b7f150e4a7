import type { ReactNode } from 'react'
import type { AppError } from '#shared/kernel/app-error.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'

interface PaneProps<T> {
  readonly answer: {
    readonly data: T | undefined
    readonly error: { readonly error: AppError } | null
    refetch(): unknown
  }
  readonly children: (data: T) => ReactNode
}

/** A part of the screen of people while it is fetched, when that failed, and with its answer. */
export function Pane<T>({ answer: { data, error, refetch }, children }: PaneProps<T>) {
  if (data !== undefined) return children(data)
  if (!error) return <SkeletonRows rows={8} label={t('list.loading')} />
  return (
    <MessageState
      role="alert"
      title={t('errors.loadFailed')}
      text={errorText(error.error)}
      actions={<Button onClick={() => void refetch()}>{t('errors.retry')}</Button>}
    />
  )
}

interface RowButtonsProps {
  readonly name: string
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** Edit and remove at the end of a line. */
export function RowButtons({ name, onEdit, onRemove }: RowButtonsProps) {
  return (
    <div className="row" style={{ justifyContent: 'flex-end', gap: 4 }}>
      <Button size="small" aria-label={t('people.editNamed', { name })} onClick={onEdit}>
        {t('people.edit')}
      </Button>
      <Button
        size="small"
        kind="ghost"
        icon="i-trash"
        aria-label={t('people.removeNamed', { name })}
        onClick={onRemove}
      />
    </div>
  )
}

interface Person {
  readonly id: string
  readonly code: string
  readonly name: string
}

/** Several technicians to tick. */
export function PeopleChoice(props: {
  readonly label: string
  readonly people: readonly Person[]
  readonly chosen: readonly string[]
  /** In the order they were ticked. */
  readonly onChange: (ids: readonly string[]) => void
}) {
  const { people, chosen, onChange } = props
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <div className="form-field">
      <span className="label">{props.label}</span>
      <div role="group" aria-label={props.label} className="people-choice">
        {people.map(({ id, code, name }) => (
          <label key={id} title={name}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span className="num">{code}</span>
          </label>
        ))}
      </div>
    </div>
  )
}

/** One of several, as a labelled list. */
export function PickField(props: {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
  readonly onChange: (value: string) => void
  readonly focus?: boolean
}) {
  return (
    <label className="form-field">
      <span className="label">{props.label}</span>
      <select
        className="field"
        data-autofocus={props.focus || undefined}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A line of text with its label. */
export function WordField(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly most?: number
  readonly type?: 'text' | 'date' | 'time' | 'number'
  readonly focus?: boolean
  readonly placeholder?: string
  readonly wrong?: boolean
}) {
  return (
    <label className="form-field">
      <span className="label">{props.label}</span>
      <input
        className="field"
        type={props.type ?? 'text'}
        maxLength={props.most ?? 200}
        data-autofocus={props.focus || undefined}
        placeholder={props.placeholder}
        aria-invalid={props.wrong || undefined}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </label>
  )
}

/** The buttons at the foot of a dialog. */
export function DialogFoot(props: { readonly ready: boolean; readonly action: string; readonly onClose: () => void }) {
  return (
    <div className="row dialog-buttons">
      <Button onClick={props.onClose}>{t('list.cancel')}</Button>
      <Button kind="primary" type="submit" disabled={!props.ready}>
        {props.action}
      </Button>
    </div>
  )
}

/** How a person is offered in a list. */
export function personText({ code, name }: Person): string {
  return name === code ? code : `${code} ${name}`
}
