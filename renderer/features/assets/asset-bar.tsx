import { Menu } from '@mantine/core'
import { useState } from 'react'
import { assetSetStatus } from '#shared/commands/asset/set-status.ts'
import { assetStates } from '#shared/domain/asset/asset.ts'
import type { Asset } from '#shared/domain/asset/asset.ts'
import { useMay } from '../../api/may.ts'
import { useCommands } from '../../api/use-commands.ts'
import { assetStateLook } from '../../lib/asset-look.ts'
import { t } from '../../lib/messages.ts'
import { SelectionBar } from '../../list/selection-bar.tsx'
import { announce } from '../../state/announcer.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { ChangeAssets } from './change-assets.tsx'
import { LabelsDialog } from './labels-dialog.tsx'

/** What can be done with the selected assets; each is one step to undo. */
export function AssetBar({ ids }: { readonly ids: readonly string[] }) {
  const { run } = useCommands()
  const may = useMay('editPlaces')
  const [labels, setLabels] = useState(false)
  const [changing, setChanging] = useState(false)
  const setStatus = async (status: Asset['status']) => {
    const done = await run(assetSetStatus, { assetIds: [...ids], status })
    if (done.ok) announce({ tone: 'good', text: t('assets.statusDone', { count: ids.length }) })
  }
  return (
    <SelectionBar count={ids.length}>
      <Button kind="primary" icon="i-print" onClick={() => setLabels(true)}>
        {t('assets.printLabels')}
      </Button>
      {may && <Button onClick={() => setChanging(true)}>{t('list.changeMany')}</Button>}
      {may && (
        <Menu position="top" withinPortal>
          <Menu.Target>
            <Button>{t('assets.setStatus')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {assetStates.map((status) => (
              <Menu.Item
                key={status}
                leftSection={<Icon name={assetStateLook[status].shape} className={assetStateLook[status].family} />}
                onClick={() => void setStatus(status)}
              >
                {t(assetStateLook[status].textKey)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {changing && <ChangeAssets ids={ids} onClose={() => setChanging(false)} />}
      {labels && <LabelsDialog ids={ids} onClose={() => setLabels(false)} />}
    </SelectionBar>
  )
}
