import { lazy } from 'react'
import type { ComponentType } from 'react'

/** One part of Settings with a page of its own, such as the templates or the priority rules. */
export interface SettingsSection {
  readonly id: string
  /** Key of its name in the message files. */
  readonly textKey: string
  readonly group: 'intake' | 'work' | 'people' | 'money' | 'records'
  readonly component: ComponentType
}

/** Groups in the order they are listed. */
export const sectionGroups = ['intake', 'work', 'people', 'money', 'records'] as const

/** Every page of Settings besides the general one, in the order they are listed. Each is lazy: most are rarely opened. */
export const settingsSections: readonly SettingsSection[] = [
  {
    id: 'templates',
    textKey: 'templates.title',
    group: 'work',
    component: lazy(() => import('./templates/templates-page.tsx')),
  },
  {
    id: 'users',
    textKey: 'users.title',
    group: 'people',
    component: lazy(() => import('./users/users-page.tsx')),
  },
  {
    id: 'question-trees',
    textKey: 'intake.trees',
    group: 'intake',
    component: lazy(() => import('./intake/question-trees-page.tsx')),
  },
  {
    id: 'priority-rules',
    textKey: 'intake.rules',
    group: 'intake',
    component: lazy(() => import('./intake/priority-rules-page.tsx')),
  },
  {
    id: 'channels',
    textKey: 'channels.title',
    group: 'intake',
    component: lazy(() => import('./channels/channels-page.tsx')),
  },
  {
    id: 'statuses',
    textKey: 'statuses.title',
    group: 'work',
    component: lazy(() => import('./statuses/statuses-page.tsx')),
  },
  {
    id: 'reasons',
    textKey: 'reasons.title',
    group: 'work',
    component: lazy(() => import('./reasons/reasons-page.tsx')),
  },
  {
    id: 'service-levels',
    textKey: 'sla.levelsTitle',
    group: 'work',
    component: lazy(() => import('./service-levels/service-levels-page.tsx')),
  },
  {
    id: 'policies',
    textKey: 'policies.title',
    group: 'work',
    component: lazy(() => import('./policies/policies-page.tsx')),
  },
  {
    id: 'travel',
    textKey: 'travel.title',
    group: 'work',
    component: lazy(() => import('./travel/travel-page.tsx')),
  },
  {
    id: 'calendars',
    textKey: 'sla.calendarsTitle',
    group: 'work',
    component: lazy(() => import('./calendars/calendars-page.tsx')),
  },
  {
    id: 'custom-fields',
    textKey: 'customFields.title',
    group: 'records',
    component: lazy(() => import('./custom-fields/custom-fields-page.tsx')),
  },
  {
    id: 'numbering',
    textKey: 'numbering.title',
    group: 'records',
    component: lazy(() => import('./numbering/numbering-page.tsx')),
  },
  {
    id: 'thresholds',
    textKey: 'thresholds.title',
    group: 'records',
    component: lazy(() => import('./thresholds/thresholds-page.tsx')),
  },
  {
    id: 'rates',
    textKey: 'rates.title',
    group: 'money',
    component: lazy(() => import('./rates/rates-page.tsx')),
  },
  {
    id: 'approval-limits',
    textKey: 'approvalLimits.title',
    group: 'money',
    component: lazy(() => import('./approval-limits/approval-limits-page.tsx')),
  },
  {
    id: 'duplicates',
    textKey: 'duplicates.title',
    group: 'intake',
    component: lazy(() => import('./duplicates/duplicates-page.tsx')),
  },
]
