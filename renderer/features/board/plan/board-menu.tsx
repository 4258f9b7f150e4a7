import { Menu } from '@mantine/core'
import { canBePlaced } from '#shared/domain/visit/visit-status.ts'
import { useMay } from '../../../api/may.ts'
import { t } from '../../../lib/messages.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { BoardHandle } from '../board-handle.ts'
import { visitOf } from '../board-handle.ts'
import { useFit } from '../board-state.ts'
import { openBoardMenu, useBoardMenu } from './menu-place.ts'
import { askPlan } from './plan-ask.ts'
import type { Repairs } from './use-repair.ts'

/** The one menu of lanes and visits; it opens where it was asked for. */
export function BoardMenu({ handle, repairs }: { readonly handle: BoardHandle; readonly repairs: Repairs }) {
  const { place } = useBoardMenu()
  const may = useMay('schedule')
  if (!place) return null
  const close = () => {
    openBoardMenu(null)
    handle.scroller?.focus()
  }
  return (
    <Menu opened onClose={close} position="bottom-start" withinPortal width={230} shadow="md">
      <Menu.Target>
        <i className="menu-place" style={{ left: place.x, top: place.y }} aria-hidden="true" />
      </Menu.Target>
      <Menu.Dropdown>
        {place.of === 'lane' ? (
          <LaneItems handle={handle} technicianId={place.id} repairs={repairs} may={may} />
        ) : (
          <VisitItems handle={handle} visitId={place.id} repairs={repairs} may={may} />
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

interface ItemsProps {
  readonly handle: BoardHandle
  readonly repairs: Repairs
  readonly may: boolean
}

function LaneItems({ handle, technicianId, repairs, may }: ItemsProps & { readonly technicianId: string }) {
  return (
    <>
      <Menu.Label>{handle.model?.lanes.get(technicianId)?.code}</Menu.Label>
      <Menu.Item
        disabled={!may}
        leftSection={<Icon name="i-today" />}
        onClick={() => repairs.ask('late', technicianId)}
      >
        {t('plan.menuLate')}
      </Menu.Item>
      <Menu.Item
        disabled={!may}
        leftSection={<Icon name="i-pause" />}
        onClick={() => repairs.ask('absent', technicianId)}
      >
        {t('plan.menuAbsent')}
      </Menu.Item>
      <Menu.Item disabled={!may} leftSection={<Icon name="i-fit" />} onClick={() => repairs.fillGap(technicianId)}>
        {t('plan.menuGap')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        disabled={!may}
        leftSection={<Icon name="i-plan" />}
        onClick={() => askPlan({ kind: 'plan', technicianId })}
      >
        {t('plan.menuLane')}
      </Menu.Item>
    </>
  )
}

function VisitItems({ handle, visitId, repairs, may }: ItemsProps & { readonly visitId: string }) {
  const detail = visitOf(handle, visitId)
  if (!detail) return null
  const { visit, technicianId } = detail
  const placeable = canBePlaced(visit.status)
  const gone = visit.status === 'cancelled' || visit.status === 'missed'
  return (
    <>
      <Menu.Label>{recordNumber('workOrder', detail.workOrderNumber)}</Menu.Label>
      <Menu.Item
        disabled={!may || !placeable}
        leftSection={<Icon name="p-emerg" className="risk" />}
        onClick={() => repairs.emergency(detail)}
      >
        {t('plan.menuEmergency')}
      </Menu.Item>
      {gone && technicianId !== null && (
        <Menu.Item disabled={!may} leftSection={<Icon name="i-fit" />} onClick={() => repairs.fillGap(technicianId)}>
          {t('plan.menuGap')}
        </Menu.Item>
      )}
      <Menu.Item
        disabled={!placeable}
        leftSection={<Icon name="s-star" />}
        rightSection={<kbd>F</kbd>}
        onClick={() => useFit.setState({ visitId, mode: 'fit' })}
      >
        {t('board.keyFit')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        disabled={!may}
        leftSection={<Icon name="i-plan" />}
        onClick={() => askPlan({ kind: 'plan', technicianId: null })}
      >
        {t('plan.menuSelected')}
      </Menu.Item>
    </>
  )
}
