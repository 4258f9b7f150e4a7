import { useState } from 'react'
import { siteSetCoordinates } from '#shared/commands/site/set-coordinates.ts'
import { splitPoint } from '#shared/domain/import/coordinates.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { Button } from '../../ui/button.tsx'

interface PinSiteProps {
  readonly siteId: string
  readonly name: string
  /** A placed site of the same address. */
  readonly sameAddress: { readonly latitude: number; readonly longitude: number } | null
}

/** Gives a site its coordinates by hand: typed or pasted as `42.36, -71.06`, or taken from a site of the same address. */
export function PinSite({ siteId, name, sameAddress }: PinSiteProps) {
  const { run } = useCommands()
  const [text, setText] = useState('')
  const point = pointOf(text)
  const pin = async (place: { readonly latitude: number; readonly longitude: number }) => {
    const done = await run(siteSetCoordinates, { siteId, latitude: place.latitude, longitude: place.longitude })
    if (done.ok) announce({ tone: 'good', text: t('import.pinned', { name }) })
  }
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        if (point) void pin(point)
      }}
    >
      <input
        className="field num"
        aria-label={t('import.coordinatesOf', { name })}
        aria-invalid={text.trim() !== '' && !point}
        placeholder={t('import.coordinatesExample')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" size="small" disabled={!point}>
        {t('import.pin')}
      </Button>
      {sameAddress && (
        <Button
          size="small"
          title={`${sameAddress.latitude}, ${sameAddress.longitude}`}
          onClick={() => void pin(sameAddress)}
        >
          {t('import.useSameAddress')}
        </Button>
      )}
    </form>
  )
}

function pointOf(text: string): { latitude: number; longitude: number } | null {
  const [latitude, longitude] = splitPoint(text).map((part) => (part.trim() === '' ? NaN : Number(part))) as [
    number,
    number,
  ]
  const fits = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0)
  return fits ? { latitude, longitude } : null
}
