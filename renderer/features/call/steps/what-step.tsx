import { useEffect, useState } from 'react'
import type { GivenAnswer } from '#shared/domain/intake/walk-tree.ts'
import { isNumber } from '#shared/domain/intake/walk-tree.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceList } from '../../../ui/choice-list.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { OpenLine } from '../context/open-line.tsx'
import { freeWords } from '../flow/call-draft.ts'
import { advance, answerQuestion, change, chooseTrade, skip } from '../flow/call-flow.ts'
import type { StepProps } from './step-list.tsx'
import { WordsForm } from './words-form.tsx'

/** What is wrong: the trade, its questions, whether it is known already, and the words of the request. */
export function WhatStep(props: StepProps) {
  switch (props.call.phase) {
    case 'trade':
      return <ChooseTrade {...props} />
    case 'question':
      return <Questions {...props} />
    case 'same':
      return <SameThing {...props} />
    default:
      return <WordsForm {...props} />
  }
}

const otherTrades = 'others'

function ChooseTrade({ call, facts, put }: StepProps) {
  const [all, setAll] = useState(false)
  if (!facts.trees) return null
  // What the office does has the numbers; the rest is one key away.
  const own = facts.trees.filter(({ tree, known, fitsAsset }) => known || fitsAsset || tree.trade === call.trade)
  const shown = all || own.length === 0 ? facts.trees : own
  return (
    <>
      <h3 className="call-ask">{t('call.askTrade')}</h3>
      <ChoiceList
        label={t('call.askTrade')}
        initial={call.trade}
        choices={[
          ...shown.map(({ tree, known, fitsAsset }) => ({
            id: tree.trade,
            text: tree.label,
            content: (
              <span className="call-match">
                <span className={known ? 'medium' : 'soft'}>{tree.label}</span>
                <span className="grow" />
                {fitsAsset && <span className="muted">{t('call.fitsAsset')}</span>}
                {!known && <span className="muted">{t('call.tradeUnknown')}</span>}
              </span>
            ),
          })),
          ...(shown.length < facts.trees.length
            ? [{ id: otherTrades, text: t('call.otherTrades', { count: facts.trees.length - shown.length }) }]
            : []),
          { id: freeWords, text: t('call.ownWords'), zero: true },
        ]}
        onChoose={(trade) => (trade === otherTrades ? setAll(true) : put(chooseTrade(call, trade)))}
      />
    </>
  )
}

function Questions(props: StepProps) {
  const { call, facts, put } = props
  const { walk } = facts
  const question = walk?.next ?? null
  // Free words have no questions, and a tree that was answered whole has none left.
  const over = call.trade === freeWords || (walk !== null && question === null)
  useEffect(() => {
    if (over) put(skip(call))
  }, [over, call, put])
  if (!walk || !question) return null
  const kept = walk.answered.map(({ given }) => given)
  const answer = (given: GivenAnswer) => {
    const isLast =
      question.kind === 'choice'
        ? question.answers['choice' in given ? given.choice : 0]?.next === undefined
        : question.then?.next === undefined
    put(answerQuestion(call, kept, given, isLast))
  }
  return (
    <>
      {walk.answered.length > 0 && (
        <ul className="call-answered">
          {walk.answered.map(({ question: one, answer: given }) => (
            <li key={one.key} className="cut">
              <span className="muted">{one.ask}</span> {given || t('call.notKnown')}
            </li>
          ))}
        </ul>
      )}
      <Advice advice={facts.outcome.advice} />
      <h3 className="call-ask">{question.ask}</h3>
      {question.hint && <p className="muted">{question.hint}</p>}
      {question.kind === 'choice' ? (
        <ChoiceList
          key={question.key}
          label={question.ask}
          choices={question.answers.map(({ label, safety }, index) => ({
            id: String(index),
            text: label,
            content: (
              <span className="call-match">
                <span>{label}</span>
                {safety && <Icon name="s-risk" className="risk" label={t('call.danger')} />}
              </span>
            ),
          }))}
          onChoose={(index) => answer({ key: question.key, choice: Number(index) })}
        />
      ) : (
        <TypedAnswer
          {...props}
          ask={question.ask}
          number={question.kind === 'number'}
          fieldKey={question.key}
          onAnswer={answer}
        />
      )}
    </>
  )
}

interface TypedAnswerProps extends StepProps {
  readonly ask: string
  readonly fieldKey: string
  readonly number: boolean
  readonly onAnswer: (given: GivenAnswer) => void
}

function TypedAnswer({ call, put, ask, fieldKey, number, onAnswer }: TypedAnswerProps) {
  const name = `q.${fieldKey}`
  const typed = call.typed[name] ?? ''
  const wrong = number && typed.trim() !== '' && !isNumber(typed.trim())
  return (
    <form
      key={fieldKey}
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        if (!wrong) onAnswer({ key: fieldKey, text: typed })
      }}
    >
      <input
        className={number ? 'field num' : 'field grow'}
        aria-label={ask}
        aria-invalid={wrong}
        autoFocus
        autoComplete="off"
        maxLength={500}
        inputMode={number ? 'decimal' : 'text'}
        value={typed}
        onChange={(event) => put(change(call, { typed: { ...call.typed, [name]: event.target.value } }))}
      />
      {wrong && (
        <span className="row warn" role="alert">
          <Icon name="s-warn" />
          {t('call.onlyNumber')}
        </span>
      )}
      {!wrong && <Button type="submit">{typed.trim() === '' ? t('call.skipUnknown') : t('call.next')}</Button>}
    </form>
  )
}

/** What to tell the caller now. The newest stands first: it is what the last answer brought. */
export function Advice({ advice }: { readonly advice: readonly string[] }) {
  if (advice.length === 0) return null
  return (
    <div className="call-advice" role="note" aria-label={t('call.tellCaller')}>
      <Icon name="s-warn" className="warn" />
      <div>
        <span className="label">{t('call.tellCaller')}</span>
        {advice.toReversed().map((text, index) => (
          <p key={text} className={index === 0 ? 'medium' : 'soft'}>
            {text}
          </p>
        ))}
      </div>
    </div>
  )
}

const somethingElse = 'other'

function SameThing({ call, facts, put, saving }: StepProps) {
  const { likely } = facts
  const waiting = call.siteId !== null && facts.place === null
  const none = !waiting && likely.length === 0
  useEffect(() => {
    if (none) put(skip(call))
  }, [none, call, put])
  if (likely.length === 0) return null
  return (
    <>
      <Advice advice={facts.outcome.advice} />
      <h3 className="call-ask">{t('call.askSame')}</h3>
      <p className="muted">{t('call.askSameHint')}</p>
      <ChoiceList
        label={t('call.askSame')}
        initial={somethingElse}
        choices={[
          ...likely.slice(0, 5).map(({ thing, why }) => ({
            id: thing.id,
            text: t('call.addTo', { kind: thing.kind, number: thing.number, title: thing.title }),
            content: <OpenLine open={thing} why={why} />,
          })),
          { id: somethingElse, text: t('call.somethingElse'), zero: true },
        ]}
        onChoose={(id) => {
          const found = likely.find(({ thing }) => thing.id === id)?.thing
          if (found) void saving.addTo(found)
          else put(advance(call, {}))
        }}
      />
    </>
  )
}
