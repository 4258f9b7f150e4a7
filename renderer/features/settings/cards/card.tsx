import type { ReactNode } from 'react'

interface CardProps {
  readonly id: string
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

/** One section of the settings, reachable by its id. */
export function Card({ id, title, hint, children }: CardProps) {
  return (
    <section className="settings-card" id={`settings-${id}`} aria-labelledby={`settings-${id}-title`} tabIndex={-1}>
      <h2 id={`settings-${id}-title`}>
        {title}
        {hint && <span className="muted">{hint}</span>}
      </h2>
      <div className="settings-card-body">{children}</div>
    </section>
  )
}

/** A line of a card: a name with a hint on the left, the control on the right. */
export function Line(props: {
  readonly name: string
  readonly hint?: string
  /** Id of the control the name belongs to. */
  readonly htmlFor?: string
  readonly children: ReactNode
}) {
  return (
    <div className="settings-line">
      <div>
        {props.htmlFor ? (
          <label className="medium" htmlFor={props.htmlFor}>
            {props.name}
          </label>
        ) : (
          <span className="medium">{props.name}</span>
        )}
        {props.hint && <p className="muted">{props.hint}</p>}
      </div>
      <div className="settings-control">{props.children}</div>
    </div>
  )
}
