import { NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { routingKinds, routingServerOf, routingServerSchema } from '#shared/domain/travel/routing-server.ts'
import type { RoutingKind, RoutingServer } from '#shared/domain/travel/routing-server.ts'
import { useMay } from '../../../api/may.ts'
import { t } from '../../../lib/messages.ts'
import { Card, Line } from '../cards/card.tsx'
import { useSetting } from '../use-setting.ts'
import { RushCard } from './rush-card.tsx'
import './travel.css'

const usual: RoutingServer = { kind: 'osrm', url: 'http://localhost:5000', timeoutMs: 5_000 }

/** Where travel times come from: the estimate that needs nothing, and a routing server of the office's own over it. */
export default function TravelPage() {
  const [stored, set] = useSetting(settingNames.routingServer)
  const may = useMay('settings')
  const server = routingServerOf(stored)
  return (
    <>
      <h1>{t('travel.title')}</h1>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('travel.hint')}
      </p>
      <Card id="travel-server" title={t('travel.server')}>
        <Line name={t('travel.kind')} hint={t('travel.kindHint')} htmlFor="travel-kind">
          <Select
            id="travel-kind"
            value={server?.kind ?? 'none'}
            disabled={!may}
            allowDeselect={false}
            data={['none', ...routingKinds].map((value) => ({ value, label: t(`travel.kind-${value}`) }))}
            onChange={(kind) => set(kind === 'none' ? null : { ...(server ?? usual), kind: kind as RoutingKind })}
          />
        </Line>
        {server && <ServerFields key={JSON.stringify(server)} server={server} disabled={!may} onSet={set} />}
      </Card>
      <RushCard />
    </>
  )
}

interface ServerFieldsProps {
  readonly server: RoutingServer
  readonly disabled: boolean
  readonly onSet: (server: RoutingServer) => void
}

/** Address and patience of a server; saved when left, and an address that is none stays and says so. */
function ServerFields({ server, disabled, onSet }: ServerFieldsProps) {
  const [url, setUrl] = useState(server.url)
  const read = routingServerSchema.safeParse({ ...server, url: url.trim() })
  return (
    <>
      <Line name={t('travel.url')} hint={t('travel.urlHint')} htmlFor="travel-url">
        <TextInput
          id="travel-url"
          value={url}
          disabled={disabled}
          error={read.success ? undefined : t('travel.urlWrong')}
          onChange={(event) => setUrl(event.currentTarget.value)}
          onBlur={() => read.success && read.data.url !== server.url && onSet(read.data)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </Line>
      <Line name={t('travel.timeout')} hint={t('travel.timeoutHint')} htmlFor="travel-timeout">
        <NumberInput
          id="travel-timeout"
          defaultValue={server.timeoutMs / 1_000}
          min={1}
          max={60}
          suffix=" s"
          allowDecimal={false}
          clampBehavior="strict"
          disabled={disabled}
          onBlur={(event) => {
            const seconds = Number.parseFloat(event.currentTarget.value)
            if (seconds >= 1 && seconds <= 60 && seconds * 1_000 !== server.timeoutMs)
              onSet({ ...server, timeoutMs: seconds * 1_000 })
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </Line>
    </>
  )
}
