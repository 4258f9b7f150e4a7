import type { ComponentType } from 'react'
import { t } from '../../lib/messages.ts'
import { peopleModes, usePeopleView } from '../../state/people-view.ts'
import type { PeopleMode } from '../../state/people-view.ts'
import { Segmented } from '../../ui/segmented.tsx'
import './people.css'
import { PatternsPane } from './shifts/patterns-pane.tsx'
import { TechniciansPane } from './technicians-pane.tsx'

const panes: Readonly<Partial<Record<PeopleMode, ComponentType>>> = {
  technicians: TechniciansPane,
  patterns: PatternsPane,
}

/** Everything about people: who they are, when they work, who is on call, who goes together, where, and what they know. */
export function PeopleScreen() {
  const mode = usePeopleView((view) => view.mode)
  const Pane = panes[mode] ?? TechniciansPane
  return (
    <div className="screen-stack">
      <div className="toolbar">
        <h1 className="semi" style={{ fontSize: 'var(--f-15)' }}>
          {t('people.title')}
        </h1>
        <Segmented
          label={t('people.part')}
          value={mode}
          options={peopleModes
            .filter((value) => value in panes)
            .map((value) => ({ value, text: t(`people.mode.${value}`) }))}
          onChange={(next) => usePeopleView.setState({ mode: next })}
        />
      </div>
      <Pane />
    </div>
  )
}
