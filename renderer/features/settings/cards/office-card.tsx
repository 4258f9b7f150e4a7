import { NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { defaultSlaTarget, settingNames } from '#shared/domain/settings/settings.ts'
import { useAppInfo } from '../../../api/app-info.ts'
import { t } from '../../../lib/messages.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { useSetting } from '../use-setting.ts'
import { Card, Line } from './card.tsx'

/** Name, zone, week and target of the office. */
export function OfficeCard() {
  const [name, setName] = useSetting(settingNames.organisationName)
  const [firstWeekday, setFirstWeekday] = useSetting(settingNames.firstWeekday)
  const [target, setTarget] = useSetting(settingNames.slaTarget)
  const percent = Math.round((typeof target === 'number' ? target : defaultSlaTarget) * 1000) / 10
  return (
    <Card id="office" title={t('settings.office')} hint={t('settings.officeHint')}>
      <Line name={t('settings.organisationName')} hint={t('settings.organisationNameHint')} htmlFor="organisation-name">
        <CommittedText id="organisation-name" value={typeof name === 'string' ? name : ''} onCommit={setName} />
      </Line>
      <Line name={t('settings.officeZone')} hint={t('settings.officeZoneHint')} htmlFor="office-zone">
        <ZoneSelect />
      </Line>
      <Line name={t('settings.firstWeekday')}>
        <Segmented
          label={t('settings.firstWeekday')}
          value={String(firstWeekday ?? 1)}
          options={[
            { value: '1', text: t('settings.monday') },
            { value: '6', text: t('settings.saturday') },
            { value: '7', text: t('settings.sunday') },
          ]}
          onChange={(value) => setFirstWeekday(Number(value))}
        />
      </Line>
      <Line name={t('settings.slaTarget')} hint={t('settings.slaTargetHint')} htmlFor="sla-target">
        <NumberInput
          id="sla-target"
          key={percent}
          defaultValue={percent}
          min={0}
          max={100}
          decimalScale={1}
          suffix={` ${t('settings.percent')}`}
          clampBehavior="strict"
          onBlur={(event) => {
            const next = Number.parseFloat(event.currentTarget.value)
            if (Number.isFinite(next)) setTarget(Math.min(100, Math.max(0, next)) / 100)
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </Line>
    </Card>
  )
}

/** A text field that saves when it is left or Enter is pressed, and goes back with Escape. */
function CommittedText(props: {
  readonly id: string
  readonly value: string
  readonly onCommit: (value: string) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextInput
      id={props.id}
      value={typed ?? props.value}
      maxLength={200}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== null && typed.trim() !== props.value) props.onCommit(typed.trim())
        setTyped(null)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') setTyped(null)
      }}
    />
  )
}

const zones = Intl.supportedValuesOf('timeZone')

function ZoneSelect() {
  const [, setZone] = useSetting(settingNames.officeZone)
  const zone = useAppInfo()?.officeZone ?? null
  const options = zone && !zones.includes(zone) ? [zone, ...zones] : zones
  return (
    <Select
      id="office-zone"
      searchable
      data={options.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      value={zone}
      allowDeselect={false}
      placeholder={t('settings.zoneSearch')}
      nothingFoundMessage={t('settings.zoneNone')}
      maxDropdownHeight={280}
      limit={100}
      onChange={(value) => value && setZone(value)}
    />
  )
}
