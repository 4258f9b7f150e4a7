import { Menu } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import { visitUnschedule } from '#shared/commands/visit/unschedule.ts'
import type { VisitMove } from '#shared/domain/visit/visit-status.ts'
import type { WorkOrder } from '#shared/domain/work-order/work-order.ts'
import type { InspectedVisit } from '#shared/queries/inspector.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatDate, formatDateTime, formatMinutes, formatTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { visitStatusLook } from '../../../lib/status-look.ts'
import { tellRefusedMove } from '../../../state/refused-move.ts'
import { select } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { CrewDialog } from './crew-dialog.tsx'
import { GiveToCrewDialog } from './give-to-crew-dialog.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { TimesDialog } from './times-dialog.tsx'
import { VisitLinks } from './visit-links.tsx'
import { VisitMoveDialog } from './visit-move-dialog.tsx'

interface VisitItemProps {
  readonly inspected: InspectedVisit
  readonly workOrder: WorkOrder
  /** Zone of the site; null where there is none. */
  readonly zone: string | null
  readonly selected: boolean
}

type Asking =
  | { readonly kind: 'move'; readonly move: VisitMove }
  | { readonly kind: 'times' | 'crew' | 'giveToCrew' | 'link' }
  | null

/** Moves that lead on, in the order of the day; the others are behind the menu. */
const onwards = ['scheduled', 'dispatched', 'enRoute', 'onSite', 'done', 'partlyDone'] as const
/** How many of them are buttons: the next step, and the one beside it. */
const mostButtons = 2

/** One visit: when and who, planned and real; its next steps as buttons, everything else in a menu. */
export function VisitItem({ inspected, workOrder, zone: siteZone, selected }: VisitItemProps) {
  const { visit, technicians, moves, links } = inspected
  const { run } = useCommands()
  const may = useMay('schedule')
  const [, goTo] = useLocation()
  const [asking, setAsking] = useState<Asking>(null)
  const zone = siteZone ?? officeZone()
  const look = visitStatusLook[visit.status]
  const name = t('inspector.visitNumber', { sequence: visit.sequence })
  const close = () => setAsking(null)

  const toBoard = () => {
    select('visit', visit.id)
    goTo('/board')
  }
  const take = (move: VisitMove) => {
    if (move.needs.includes('place')) return toBoard()
    if (move.to === 'toSchedule' && visit.status !== 'cancelled')
      return void run(visitUnschedule, { visitIds: [visit.id] }).then(({ ok }) => ok && tellRefusedMove(null))
    if (move.needs.length > 0) return setAsking({ kind: 'move', move })
    void run(visitSetStatus, { visitId: visit.id, status: move.to }).then(({ ok }) => ok && tellRefusedMove(null))
  }
  const over = visit.status === 'done' || visit.status === 'partlyDone'
  const forward = over ? [] : moves.filter(({ to }) => leadsOn(visit.status, to))
  const buttons = forward.slice(0, mostButtons)
  const rest = moves.filter((move) => !buttons.includes(move))
  const live = visit.status !== 'cancelled' && visit.status !== 'missed' && !over
  const others = technicians.filter(({ lead }) => !lead).map(({ code }) => code)
  const short = workOrder.crewSize - technicians.length
  return (
    <li className="visit-item" data-selected={selected}>
      <div className="row" style={{ gap: 4 }}>
        <button type="button" className="visit-head" onClick={() => select('visit', visit.id)} aria-current={selected}>
          <Icon name={look.shape} className={look.family} />
          <span className="medium">{name}</span>
          <span className={look.family}>{t(look.textKey)}</span>
          <span className="grow" />
          <span className="cut">{technicians.find(({ lead }) => lead)?.code ?? t('inspector.notPlaced')}</span>
        </button>
        {(rest.length > 0 || live) && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <Button size="small" kind="ghost" icon="i-more" aria-label={t('inspector.moreOf', { name })} />
            </Menu.Target>
            <Menu.Dropdown>
              {rest.map((move) => (
                <Menu.Item
                  key={move.to}
                  disabled={!may}
                  leftSection={
                    <Icon name={visitStatusLook[move.to].shape} className={visitStatusLook[move.to].family} />
                  }
                  onClick={() => take(move)}
                >
                  {t(`inspector.visitTo.${backOf(visit.status, move.to)}`)}
                </Menu.Item>
              ))}
              {live && rest.length > 0 && <Menu.Divider />}
              {live && visit.startsAt !== null && (
                <Menu.Item
                  disabled={!may}
                  leftSection={<Icon name="i-people" />}
                  onClick={() => setAsking({ kind: 'crew' })}
                >
                  {t('inspector.setCrew')}
                </Menu.Item>
              )}
              {live && (
                <Menu.Item
                  disabled={!may}
                  leftSection={<Icon name="i-people" />}
                  onClick={() => setAsking({ kind: 'giveToCrew' })}
                >
                  {t('people.giveToCrewMore')}
                </Menu.Item>
              )}
              {live && (
                <Menu.Item
                  disabled={!may}
                  leftSection={<Icon name="i-link" />}
                  onClick={() => setAsking({ kind: 'link' })}
                >
                  {t('inspector.dependOn')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <p className="soft num">
        {visit.startsAt === null || visit.endsAt === null
          ? formatMinutes(visit.durationMinutes)
          : t('inspector.plannedTime', {
              day: formatDate(visit.startsAt, zone),
              from: formatTime(visit.startsAt, zone),
              to: formatTime(visit.endsAt, zone),
              minutes: formatMinutes(visit.durationMinutes),
            })}
      </p>
      {visit.actualStartsAt !== null && (
        <p className="row num">
          <span className="grow" title={formatDateTime(visit.actualStartsAt, zone)}>
            {visit.actualEndsAt === null
              ? t('inspector.arrived', { time: formatTime(visit.actualStartsAt, zone) })
              : t('inspector.wasThere', {
                  from: formatTime(visit.actualStartsAt, zone),
                  to: formatTime(visit.actualEndsAt, zone),
                })}
          </span>
          {workOrder.status !== 'closed' && (
            <Button
              size="small"
              kind="ghost"
              icon="i-pen"
              aria-label={t('inspector.correctTimesOf', { name })}
              title={t('inspector.correctTimes')}
              disabled={!may}
              onClick={() => setAsking({ kind: 'times' })}
            />
          )}
        </p>
      )}
      {visit.outcome && <p className="note-text">{t(`inspector.why-${visit.status}`, { reason: visit.outcome })}</p>}
      {others.length > 0 && <p className="soft">{t('inspector.along', { technicians: others.join(', ') })}</p>}
      {live && visit.startsAt !== null && short > 0 && (
        <p className="row warn">
          <Icon name="s-warn" />
          {t('inspector.crewShort', { count: short, needed: workOrder.crewSize })}
        </p>
      )}
      <VisitLinks
        visit={visit}
        technicianId={technicians.find(({ lead }) => lead)?.id ?? null}
        links={links}
        zone={zone}
      />
      {buttons.length > 0 && (
        <div className="row move-buttons" role="group" aria-label={t('inspector.movesOf', { name })}>
          {buttons.map((move) => (
            <Button key={move.to} size="small" disabled={!may} onClick={() => take(move)}>
              {t(`inspector.visitTo.${move.to}`)}
            </Button>
          ))}
        </div>
      )}
      {asking?.kind === 'move' && (
        <VisitMoveDialog inspected={inspected} move={asking.move} zone={zone} onClose={close} />
      )}
      {asking?.kind === 'times' && <TimesDialog visit={visit} zone={zone} onClose={close} />}
      {asking?.kind === 'giveToCrew' && <GiveToCrewDialog visit={visit} onClose={close} />}
      {asking?.kind === 'crew' && <CrewDialog visit={visit} needed={workOrder.crewSize} onClose={close} />}
      {asking?.kind === 'link' && <LinkDialog visit={visit} onClose={close} />}
    </li>
  )
}

/** Whether a status is a next step of the day. Not every office hears when somebody sets out, so arriving is one too. */
function leadsOn(from: InspectedVisit['visit']['status'], to: VisitMove['to']): boolean {
  const place = (status: string) => onwards.findIndex((one) => one === status)
  if (from === 'onSite') return to === 'done' || to === 'partlyDone'
  if (from === 'missed' || from === 'toSchedule') return to === 'scheduled'
  return place(to) === place(from) + 1 || to === 'onSite'
}

/** The name of a move in the menu: the same status is a step on from one place and a step back from another. */
function backOf(from: InspectedVisit['visit']['status'], to: VisitMove['to']): string {
  if (to === 'onSite' && (from === 'done' || from === 'partlyDone')) return 'backOnSite'
  if (to === 'toSchedule' && from === 'cancelled') return 'revive'
  if (to === 'scheduled' && from !== 'toSchedule') return 'move'
  if ((to === 'dispatched' && from === 'enRoute') || (to === 'enRoute' && from === 'onSite')) return `back-${to}`
  return to
}
