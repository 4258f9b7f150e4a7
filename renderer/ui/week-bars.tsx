import './week-bars.css'

/** One day of a week: bars from 0 (midnight) to 1 (the next). */
export interface BarDay {
  readonly key: string
  /** What the bars say, in words. */
  readonly label: string
  readonly bars: readonly { readonly from: number; readonly to: number }[]
  readonly mark: 'today' | 'special' | 'away' | null
}

/** Seven days in a row. */
export interface BarWeek {
  readonly label: string
  readonly days: readonly BarDay[]
}

interface WeekBarsProps {
  readonly label: string
  readonly weeks: readonly BarWeek[]
  /** Names of the days of a week, in order. */
  readonly dayNames: readonly string[]
  /** A day can be chosen; without it the bars are only looked at. */
  readonly onDay?: (key: string) => void
  readonly chosen?: string | null
}

/** Weeks as rows of small bars, one cell a day; what a cell means is said in words as well. */
export function WeekBars({ label, weeks, dayNames, onDay, chosen }: WeekBarsProps) {
  return (
    <table className="week-bars" aria-label={label}>
      <thead>
        <tr>
          <th aria-label={label} />
          {dayNames.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.label}>
            <th scope="row" className="num">
              {week.label}
            </th>
            {week.days.map((day) => {
              const bars = day.bars.map(({ from, to }) => (
                <i key={from} style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }} />
              ))
              const look = { 'data-mark': day.mark ?? undefined, title: day.label, 'aria-label': day.label }
              return (
                <td key={day.key}>
                  {onDay ? (
                    <button
                      type="button"
                      className="day-bar"
                      aria-pressed={chosen === day.key}
                      {...look}
                      onClick={() => onDay(day.key)}
                    >
                      {bars}
                    </button>
                  ) : (
                    <span className="day-bar" role="img" {...look}>
                      {bars}
                    </span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
