import { useState } from 'react'
import type { z } from 'zod'
import { integrityCheck } from '#shared/actions/settings.ts'
import { settingsData } from '#shared/queries/settings.ts'
import { useAppInfo } from '../../../api/app-info.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatDate, formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { announce } from '../../../state/announcer.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Card } from './card.tsx'

const sizeText = (bytes: number) =>
  bytes < 1_000_000
    ? t('settings.kilobytes', { size: formatNumber(bytes / 1_000) })
    : t('settings.megabytes', { size: formatNumber(bytes / 1_000_000, 1) })

/** Where the data is, how big, whether it is sound, and how to take it all out. */
export function DataCard() {
  const data = useQueryOf(settingsData, {}).data
  const zone = useAppInfo()?.officeZone ?? 'UTC'
  if (!data) return null
  const records = data.records.reduce((sum, { count }) => sum + count, 0)
  const since = data.firstCommandAt === null ? '–' : formatDate(data.firstCommandAt, zone, true)
  const copy = async () => {
    await navigator.clipboard.writeText(data.dataDir)
    announce({ tone: 'plain', text: t('settings.copied') })
  }
  return (
    <Card id="data" title={t('settings.data')}>
      <dl className="settings-facts">
        <dt>{t('settings.dataFolder')}</dt>
        <dd className="row">
          <code className="cut">{data.dataDir}</code>
          <Button size="small" onClick={() => void copy()}>
            {t('settings.copy')}
          </Button>
        </dd>
        <dt>{t('settings.database')}</dt>
        <dd className="num">{sizeText(data.databaseBytes)}</dd>
        <dt>{t('settings.attachments')}</dt>
        <dd className="num">{sizeText(data.attachmentBytes)}</dd>
        <dt>{t('settings.log')}</dt>
        <dd className="num">{sizeText(data.logBytes)}</dd>
        <dt>{t('settings.records')}</dt>
        <dd className="num">{formatNumber(records)}</dd>
        <dt>{t('settings.changes')}</dt>
        <dd className="num">{t('settings.since', { count: formatNumber(data.commands), at: since })}</dd>
        <dt>{t('settings.storeVersion')}</dt>
        <dd className="num">{data.storeVersion}</dd>
      </dl>
      <IntegrityCheck />
      <p className="soft">
        {t('settings.export')} <code>npm run fieldboard -- export --out FOLDER --data &quot;{data.dataDir}&quot;</code>
      </p>
    </Card>
  )
}

type Outcome = z.output<typeof integrityCheck.result>

function IntegrityCheck() {
  const { act } = useCommands()
  const [state, setState] = useState<'idle' | 'running' | Outcome>('idle')
  const check = async () => {
    setState('running')
    const done = await act(integrityCheck, {})
    setState(done.ok ? done.value : 'idle')
  }
  const outcome = typeof state === 'object' ? state : null
  return (
    <div className="settings-line">
      <div role="status">
        {state === 'running' && t('settings.checking')}
        {outcome?.ok && (
          <span className="row good">
            <Icon name="s-good" />
            {t('settings.checkOk', { seconds: formatNumber(outcome.milliseconds / 1000, 1) })}
          </span>
        )}
        {outcome && !outcome.ok && (
          <>
            <span className="row risk">
              <Icon name="s-risk" />
              {t('settings.checkBad')}
            </span>
            <ul>
              {outcome.brokenReferences > 0 && (
                <li>{t('settings.checkReferences', { count: outcome.brokenReferences })}</li>
              )}
              {outcome.problems.map((problem) => (
                <li key={problem}>
                  <code>{problem}</code>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Button disabled={state === 'running'} onClick={() => void check()}>
        {t('settings.check')}
      </Button>
    </div>
  )
}
