import { Checkbox, Menu } from '@mantine/core'
import { useState } from 'react'
import type { InvoiceFileFormat } from '#shared/actions/invoices.ts'
import { invoiceExport, invoiceFileFormats } from '#shared/actions/invoices.ts'
import { useApi } from '../../api/api-context.tsx'
import { saveFile } from '../../api/files.ts'
import { useCommands } from '../../api/use-commands.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { Button } from '../../ui/button.tsx'

/** Writes drafts to a file, and marks them as exported unless that is left off. */
export function ExportMenu({ ids, disabled }: { readonly ids: readonly string[]; readonly disabled: boolean }) {
  const { client } = useApi()
  const { act } = useCommands()
  const [busy, setBusy] = useState(false)
  const [markExported, setMark] = useState(true)
  const write = async (format: InvoiceFileFormat) => {
    setBusy(true)
    const made = await act(invoiceExport, { invoiceIds: [...ids], format, markExported })
    if (made.ok) {
      const saved = await saveFile(client, made.value.fileId)
      announce(
        saved.ok
          ? { tone: 'good', text: t('invoices.written', { ...made.value, file: made.value.fileName }) }
          : { tone: 'bad', text: errorText(saved.error) },
      )
    }
    setBusy(false)
  }
  return (
    <Menu position="bottom-end" withinPortal closeOnItemClick>
      <Menu.Target>
        <Button kind="primary" icon="i-down" disabled={disabled || busy}>
          {busy ? t('reports.making') : t('invoices.export', { count: ids.length })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {invoiceFileFormats.map((format) => (
          <Menu.Item key={format} onClick={() => void write(format)}>
            {t(`invoices.as-${format}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component="div" closeMenuOnClick={false} onClick={() => setMark(!markExported)}>
          <Checkbox
            size="xs"
            tabIndex={-1}
            checked={markExported}
            readOnly
            label={t('invoices.markToo')}
            style={{ pointerEvents: 'none' }}
          />
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
