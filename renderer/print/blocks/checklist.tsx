import type { ReactNode } from 'react'
import type { PacketItem, PrintedAnswer } from '#shared/domain/print/packet.ts'
import { assertNever } from '#shared/kernel/assert-never.ts'
import { numberText } from '#renderer/lib/format.ts'
import { t } from '#renderer/lib/messages.ts'
import type { Block } from '../block.ts'
import { cut, TickBoxes, WriteLine } from './pairs.tsx'
import { piecesOf } from '../text-pieces.ts'
import { tableBlock } from './table-block.tsx'

/** Longest text that stands in the column of results; longer ones stand below their item. */
const longestInColumn = 90

/** The checklist of a work type: what is answered as it was answered, the rest to be filled in. */
export function checklistBlock(workTypeName: string, version: number, items: readonly PacketItem[]): Block {
  return tableBlock({
    id: 'checklist',
    title: t('packet.checklistTitle', { name: workTypeName, version }),
    keep: true,
    columns: [
      { title: t('packet.number'), widthMm: 10 },
      { title: t('packet.check') },
      { title: t('packet.result'), widthMm: 64 },
    ],
    rows: items.flatMap((item) => [
      ...piecesOf(item.text || t('packet.signature')).map((piece, part) => [
        part === 0 ? item.position : '',
        <bdi key="text">{piece}</bdi>,
        part === 0 ? <Result key="answer" item={item} /> : '',
      ]),
      ...rowsBelow(item),
    ]),
  })
}

/** What is too long for the column of results: a text, and what was said besides. */
function rowsBelow({ answer, given }: PacketItem): ReactNode[][] {
  if (!given) return []
  const long = answer === 'text' && given.answered && isLong(given.text)
  return [
    ...(long ? piecesOf(t('packet.answerIs', { text: given.text ?? '' })) : []),
    ...(given.comment?.trim() ? piecesOf(t('packet.commentIs', { text: given.comment })) : []),
  ].map((piece) => ['', <bdi key="text">{piece}</bdi>, ''])
}

function isLong(text: string | null): boolean {
  return text !== null && text.length > longestInColumn
}

function Result({ item }: { readonly item: PacketItem }) {
  const { given } = item
  return (
    <>
      {given?.answered ? <Answer item={item} given={given} /> : <RoomToWrite item={item} />}
      {item.answer === 'number' && <Limits item={item} />}
      {given?.failed && (
        <span className="failed-mark">
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <path d="M5 0 10 9H0Z" />
          </svg>
          {t(item.answer === 'number' ? 'packet.outsideLimits' : 'packet.failed')}
        </span>
      )}
    </>
  )
}

function RoomToWrite({ item }: { readonly item: PacketItem }): ReactNode {
  switch (item.answer) {
    case 'pass-fail':
      return <TickBoxes answers={[t('packet.pass'), t('packet.fail'), t('packet.notApplicable')]} />
    case 'number':
      return (
        <>
          <WriteLine /> {item.unit ?? ''}
        </>
      )
    case 'photo':
      return (
        <>
          <WriteLine widthMm={12} /> {item.unit ?? t('packet.photos')}
        </>
      )
    case 'choice':
      return <TickBoxes answers={item.choices ?? []} />
    case 'text':
    case 'signature':
      return <WriteLine widthMm={58} />
    default:
      return assertNever(item.answer)
  }
}

function Answer({ item, given }: { readonly item: PacketItem; readonly given: PrintedAnswer }): ReactNode {
  const { text, number, signedBy } = given
  switch (item.answer) {
    case 'pass-fail': {
      const words = { pass: t('packet.pass'), fail: t('packet.fail'), na: t('packet.notApplicable') }
      const answers = Object.values(words)
      return <TickBoxes answers={answers} ticked={words[text as keyof typeof words]} />
    }
    case 'number':
      if (number === null) return <TickBoxes answers={[t('packet.notApplicable')]} ticked={t('packet.notApplicable')} />
      return <b>{[numberText(number), item.unit].filter(Boolean).join(' ')}</b>
    case 'choice': {
      const known = item.choices ?? []
      const answers = text === null || known.includes(text) ? known : [...known, text]
      return <TickBoxes answers={answers} ticked={text ?? undefined} />
    }
    case 'text':
      return isLong(text) ? t('packet.seeBelow') : <bdi>{text}</bdi>
    case 'photo':
      return <TickBoxes answers={[t('packet.photoAttached')]} ticked={t('packet.photoAttached')} />
    case 'signature': {
      const words = signedBy?.trim() ? t('packet.signedBy', { name: cut(signedBy, 80) }) : t('packet.signatureAttached')
      return <TickBoxes answers={[words]} ticked={words} />
    }
    default:
      return assertNever(item.answer)
  }
}

/** Limits of a number, so that whoever measures sees at once whether it is good. */
function Limits({ item: { min, max, unit } }: { readonly item: PacketItem }) {
  if (min == null && max == null) return null
  // A dash between negative numbers would read as one more sign.
  const both = (min ?? 0) < 0 || (max ?? 0) < 0 ? 'signed' : 'both'
  const which = min == null ? 'most' : max == null ? 'least' : both
  const values = { min: min == null ? '' : numberText(min), max: max == null ? '' : numberText(max) }
  return <span className="limits"> ({t('packet.limits', { which, ...values, unit: unit ?? '' }).trim()})</span>
}
