import type { ReactNode } from 'react'
import { Icon } from '../../../ui/icons/icon.tsx'

interface TileProps {
  readonly name: string
  readonly figure: ReactNode
  readonly standing?: { readonly tone: 'good' | 'risk'; readonly text: string }
  readonly line?: ReactNode
  readonly foot?: ReactNode
  readonly footEnd?: ReactNode
}

/** One figure with what it was made from below it. */
export function Tile({ name, figure, standing, line, foot, footEnd }: TileProps) {
  return (
    <div className="report-tile">
      <div className="row">
        <span className="medium cut">{name}</span>
        <span className="grow" />
        {standing && (
          <span className={`row medium nowrap ${standing.tone}`} style={{ gap: 4 }}>
            <Icon name={standing.tone === 'good' ? 's-good' : 's-risk'} />
            {standing.text}
          </span>
        )}
      </div>
      <div className="row report-tile-body">
        <span className="report-big num">{figure}</span>
        <span className="grow" />
        {line}
      </div>
      <div className="row label num">
        <span>{foot}</span>
        <span className="grow" />
        <span className="nowrap">{footEnd}</span>
      </div>
    </div>
  )
}
