import { Popover } from '@mantine/core'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { t } from '../lib/messages.ts'
import type { ListSort } from '../state/list-view.ts'
import { announce } from '../state/announcer.ts'
import { Button } from '../ui/button.tsx'
import './list.css'
import type { ListKind } from './list-kind.ts'
import { columnName, narrowest, useListLayout, widest } from './use-list-layout.ts'
import type { ShownColumns } from './use-list-layout.ts'

/** Chooses which columns a list has, in which order, and how wide they are. */
export function ColumnChooser<Row, Filter extends object, Sort extends ListSort>({
  kind,
}: {
  readonly kind: ListKind<Row, Filter, Sort>
}) {
  const [opened, setOpened] = useState(false)
  const columns = useListLayout(kind)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus withinPortal returnFocus>
      <Popover.Target>
        <Button aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {t('list.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={t('list.columns')}>
        <Columns columns={columns} />
        <div className="row column-foot">
          <span className="muted grow">{t('list.columnsHint')}</span>
          <Button size="small" disabled={!columns.chosen} onClick={columns.reset}>
            {t('list.columnsReset')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function Columns<Row>({ columns }: { readonly columns: ShownColumns<Row> }) {
  const keys = columns.shown.map(({ key }) => key)
  const hidden = columns.all.filter(({ key }) => !keys.includes(key))
  const move = (key: string, by: number) => {
    const at = keys.indexOf(key)
    const to = at + by
    if (at < 0 || to < 0 || to >= keys.length) return
    columns.setColumns(keys.with(at, keys[to]!).with(to, key))
    const column = columns.all.find((one) => one.key === key)!
    announce({ tone: 'plain', text: t('list.columnMoved', { name: columnName(column), place: to + 1 }) })
  }
  const onKeyDown = (event: KeyboardEvent, key: string) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(key, event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <ul className="choice-list column-list" aria-label={t('list.columns')}>
      {[...columns.shown, ...hidden].map((column, at) => {
        const { key } = column
        const name = columnName(column)
        const isShown = at < keys.length
        return (
          <li key={key} className="row" onKeyDown={(event) => onKeyDown(event, key)}>
            <label className="grow">
              <input
                type="checkbox"
                checked={isShown}
                disabled={isShown && keys.length === 1}
                onChange={() => columns.setColumns(isShown ? keys.filter((one) => one !== key) : [...keys, key])}
              />
              <span className="cut">{name}</span>
            </label>
            {isShown && (
              <>
                <WidthField
                  label={t('list.columnWidth', { name })}
                  width={columns.widths[key] ?? null}
                  onWidth={(width) => columns.setWidth(key, width)}
                />
                <Button
                  size="small"
                  kind="ghost"
                  icon="i-up"
                  aria-label={t('list.columnUp', { name })}
                  disabled={at === 0}
                  onClick={() => move(key, -1)}
                />
                <Button
                  size="small"
                  kind="ghost"
                  icon="i-down"
                  aria-label={t('list.columnDown', { name })}
                  disabled={at === keys.length - 1}
                  onClick={() => move(key, 1)}
                />
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** A width in pixels; what is typed counts as soon as it is one a column may have. */
function WidthField({
  label,
  width,
  onWidth,
}: {
  readonly label: string
  readonly width: number | null
  readonly onWidth: (width: number | null) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      className="field column-width num"
      type="number"
      min={narrowest}
      max={widest}
      step={10}
      aria-label={label}
      title={label}
      placeholder={t('list.columnAuto')}
      value={typed ?? width ?? ''}
      onChange={({ target }) => {
        setTyped(target.value)
        const next = Number(target.value)
        if (target.value === '') onWidth(null)
        else if (next >= narrowest && next <= widest) onWidth(next)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
