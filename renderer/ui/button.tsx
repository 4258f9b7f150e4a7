import type { ComponentProps, ReactNode } from 'react'
import { Icon } from './icons/icon.tsx'
import type { DrawingName } from './icons/drawings.tsx'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  readonly kind?: 'primary' | 'plain' | 'ghost'
  readonly size?: 'normal' | 'small'
  readonly icon?: DrawingName
  readonly children?: ReactNode
}

/** A button with a verb on it. With an icon alone it needs an `aria-label`, which is also shown on hover. */
export function Button({ kind = 'plain', size = 'normal', icon, children, ...rest }: ButtonProps) {
  const classes = ['btn', kind !== 'plain' && kind, size === 'small' && 'small', !children && 'square']
  return (
    <button
      type="button"
      title={children ? undefined : rest['aria-label']}
      {...rest}
      className={classes.filter(Boolean).join(' ')}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}
