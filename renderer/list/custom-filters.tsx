import { Popover } from '@mantine/core'
import { useState } from 'react'
import type { CustomField, CustomSubject } from '#shared/domain/custom-field/custom-field.ts'
import { customTests } from '#shared/domain/custom-field/custom-filter.ts'
import type { CustomFilter } from '#shared/domain/custom-field/custom-filter.ts'
import { customValueText, readCustomValue } from '#shared/domain/custom-field/check-value.ts'
import { t } from '../lib/messages.ts'
import { announce } from '../state/announcer.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons/icon.tsx'
import { useListFields } from './use-list-fields.ts'

/** Tests that make sense for a type of field. */
function testsOf({ type }: CustomField): CustomFilter['test'][] {
  const ordered = type === 'number' || type === 'date'
  return customTests.filter((test) =>
    test === 'contains' ? type === 'text' : test === 'atLeast' || test === 'atMost' ? ordered : true,
  )
}

/** Filters on the office's own fields, each a chip; nothing where there are no such fields. */
export function CustomFilters(props: {
  readonly subject: CustomSubject
  readonly chosen: readonly CustomFilter[]
  /** Undefined: no condition is left. */
  readonly onChange: (chosen: CustomFilter[] | undefined) => void
}) {
  const { subject, chosen, onChange } = props
  const fields = useListFields(subject)
  const [opened, setOpened] = useState(false)
  if (fields.length === 0 && chosen.length === 0) return null
  const put = (next: CustomFilter[]) => onChange(next.length > 0 ? next : undefined)
  const nameOf = (key: string) => fields.find((field) => field.key === key)?.label ?? key
  return (
    <>
      {chosen.map((one, at) => (
        <span key={at} className="filter-chip" data-set="true">
          <span className="soft">
            {nameOf(one.key)} {t(`list.test.${one.test}`)}
          </span>
          {one.value !== undefined && <b className="semi">{customValueText(one.value)}</b>}
          <button
            type="button"
            className="remove"
            aria-label={t('list.clearFilter', { name: nameOf(one.key) })}
            onClick={() => put(chosen.filter((_, index) => index !== at))}
          >
            <Icon name="i-x" />
          </button>
        </span>
      ))}
      {fields.length > 0 && (
        <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus withinPortal returnFocus>
          <Popover.Target>
            <Button size="small" kind="ghost" icon="i-plus" aria-expanded={opened} onClick={() => setOpened(!opened)}>
              {t('list.addFilter')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown p={8} aria-label={t('list.addFilter')}>
            <FilterForm
              fields={fields}
              onAdd={(one) => {
                put([...chosen, one])
                setOpened(false)
              }}
            />
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  )
}

function FilterForm({
  fields,
  onAdd,
}: {
  readonly fields: readonly CustomField[]
  readonly onAdd: (one: CustomFilter) => void
}) {
  const [key, setKey] = useState(fields[0]!.key)
  const [test, setTest] = useState<CustomFilter['test']>('is')
  const [text, setText] = useState('')
  const field = fields.find((one) => one.key === key) ?? fields[0]!
  const tests = testsOf(field)
  const asked = tests.includes(test) ? test : tests[0]!
  const wantsValue = asked !== 'filled' && asked !== 'empty'
  const add = () => {
    if (!wantsValue) return onAdd({ key: field.key, test: asked })
    const value = readCustomValue(field, text)
    if (value === undefined || value === null) {
      return announce({ tone: 'bad', text: t('customFields.problem', { type: field.type }) })
    }
    onAdd({ key: field.key, test: asked, value })
  }
  const choices = field.type === 'choice' ? field.choices : field.type === 'yesNo' ? ['yes', 'no'] : null
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <select
        className="field"
        aria-label={t('list.changeField')}
        value={field.key}
        onChange={(event) => setKey(event.target.value)}
      >
        {fields.map((one) => (
          <option key={one.key} value={one.key}>
            {one.label}
          </option>
        ))}
      </select>
      <select
        className="field"
        aria-label={t('list.filterOn', { label: field.label })}
        value={asked}
        onChange={(event) => setTest(event.target.value as CustomFilter['test'])}
      >
        {tests.map((one) => (
          <option key={one} value={one}>
            {t(`list.test.${one}`)}
          </option>
        ))}
      </select>
      {wantsValue &&
        (choices ? (
          <select
            className="field"
            aria-label={t('list.filterValue')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          >
            <option value="" />
            {choices.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        ) : (
          <input
            className="field"
            aria-label={t('list.filterValue')}
            type={field.type === 'date' ? 'date' : 'text'}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        ))}
      <Button kind="primary" type="submit" disabled={wantsValue && text === ''}>
        {t('list.filterApply')}
      </Button>
    </form>
  )
}
