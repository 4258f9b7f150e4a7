import type { ComponentType } from 'react'
import { t } from '../../lib/messages.ts'
import { peopleModes, usePeopleView } from '../../state/people-view.ts'
import type { PeopleMode } from '../../state/people-view.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { CrewsPane } from './crews/crews-pane.tsx'
import { OnCallPane } from './on-call/on-call-pane.tsx'
import './people.css'
import { PatternsPane } from './shifts/patterns-pane.tsx'
import { SkillsPane } from './skills/skills-pane.tsx'
import { TechniciansPane } from './technicians-pane.tsx'
import { TerritoriesPane } from './territories/territories-pane.tsx'

const panes: Readonly<Record<PeopleMode, ComponentType>> = {
  technicians: TechniciansPane,
  patterns: PatternsPane,
  onCall: OnCallPane,
  crews: CrewsPane,
  territories: TerritoriesPane,
  skills: SkillsPane,
}

/** Everything about people: who they are, when they work, who is on call, who goes together, where, and what they know. */
export function PeopleScreen() {
  const mode = usePeopleView((view) => view.mode)
  const Pane = panes[mode]
  return (
    <div className="screen-stack">
      <div className="toolbar">
        <h1 className="semi" style={{ fontSize: 'var(--f-15)' }}>
          {t('people.title')}
        </h1>
        <Segmented
          label={t('people.part')}
          value={mode}
          options={peopleModes.map((value) => ({ value, text: t(`people.mode.${value}`) }))}
          onChange={(next) => usePeopleView.setState({ mode: next })}
        />
      </div>
      <Pane />
    </div>
  )
}
