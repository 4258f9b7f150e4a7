import type { DrawingName } from './drawings.tsx'
import { drawings } from './drawings.tsx'

interface IconProps {
  readonly name: DrawingName
  /** Spoken name; leave out where the text beside it already says it. */
  readonly label?: string
  readonly className?: string
}

/** An icon or status shape in the current text colour. */
export function Icon({ name, label, className }: IconProps) {
  const { box, paths } = drawings[name]
  const kind = name.startsWith('i-') ? 'icon' : 'shape'
  return (
    <svg
      className={className ? `${kind} ${className}` : kind}
      viewBox={`0 0 ${box} ${box}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {paths}
    </svg>
  )
}
