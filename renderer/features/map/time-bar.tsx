import { useEffect, useMemo } from 'react'
import { dayHistogram } from '#shared/domain/route/day-histogram.ts'
import { hourMs, minuteMs } from '#shared/kernel/zone.ts'
import { formatTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { useActions } from '../../state/actions.ts'
import { Button } from '../../ui/button.tsx'
import { clockOf, setMapState, useMapState } from './map-state.ts'
import type { MapModel } from './use-map-model.ts'

const binMs = 10 * minuteMs
const stepMs = 5 * minuteMs
/** Planned time that passes in a second while the day plays. */
const playSpeed = 15 * minuteMs

/** The day as a strip: how many visits are planned at each moment, and a slider that moves the technicians. */
export function TimeBar({ model, zone }: { readonly model: MapModel; readonly zone: string }) {
  const { span, day } = model
  const clock = useMapState((state) => clockOf(state, model))
  const playing = useMapState((state) => state.playing)
  const bins = useMemo(
    () =>
      dayHistogram(
        day.routes.flatMap((route) => route.stops.map(({ startsAt, endsAt }) => ({ start: startsAt, end: endsAt }))),
        span.start,
        span.end,
        binMs,
      ),
    [day, span],
  )
  usePlaying(model)
  const toggle = () =>
    setMapState(
      playing ? { playing: false } : { playing: true, clock: clock >= span.end - stepMs ? span.start : clock },
    )
  useActions('map-time', [{ id: 'map.play', text: t(playing ? 'map.pause' : 'map.play'), keys: 'p', run: toggle }])
  const share = (instant: number) => ((instant - span.start) / (span.end - span.start)) * 100
  const tallest = Math.max(1, ...bins)
  const hours: number[] = []
  for (let hour = Math.ceil((span.start - day.start) / hourMs); day.start + hour * hourMs < span.end; hour++) {
    hours.push(day.start + hour * hourMs)
  }
  return (
    <div className="map-time">
      <Button
        icon={playing ? 'i-pause' : 'i-play'}
        aria-label={t(playing ? 'map.pause' : 'map.play')}
        onClick={toggle}
      />
      <span className="soft medium nowrap">{t('map.play')}</span>
      <div className="map-track">
        <div className="bars" aria-hidden="true">
          {bins.map((count, bin) => (
            <span
              key={bin}
              className={span.start + bin * binMs < clock ? 'past' : undefined}
              style={{ height: `${(count / tallest) * 22}px` }}
            />
          ))}
        </div>
        <span className="base" aria-hidden="true" />
        {hours
          .filter((hour) => Math.abs(share(hour) - share(clock)) > 3.2 && share(hour) < 97)
          .map((hour) => (
            <span key={hour} className="hour num" style={{ left: `${share(hour)}%` }} aria-hidden="true">
              {formatTime(hour, zone)}
            </span>
          ))}
        <span className="thumb" style={{ left: `${share(clock)}%` }} aria-hidden="true">
          <b className="num">{formatTime(clock, zone)}</b>
        </span>
        <input
          type="range"
          min={span.start}
          max={span.end}
          step={stepMs}
          value={clock}
          aria-label={t('map.timeOfDay')}
          aria-valuetext={formatTime(clock, zone)}
          onChange={(event) => setMapState({ clock: Number(event.currentTarget.value), playing: false })}
        />
      </div>
      <span className="muted nowrap">{t('map.playSpeed')}</span>
    </div>
  )
}

function usePlaying(model: MapModel): void {
  const playing = useMapState((state) => state.playing)
  useEffect(() => {
    if (!playing) return
    let last = performance.now()
    let frame = requestAnimationFrame(function tick(at) {
      const next = clockOf(useMapState.getState(), model) + ((at - last) / 1000) * playSpeed
      last = at
      if (next >= model.span.end) return setMapState({ clock: model.span.end, playing: false })
      setMapState({ clock: next })
      frame = requestAnimationFrame(tick)
    })
    return () => cancelAnimationFrame(frame)
  }, [playing, model])
}
