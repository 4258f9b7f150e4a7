import type { ComponentType } from 'react'
import { create } from 'zustand'

/** What a tab that another feature adds to the inspector is given. */
export interface InspectedWorkOrder {
  readonly workOrderId: string
  /** The visit that was selected, or else the one that matters now; null when there is none. */
  readonly visitId: string | null
}

interface InspectorTabs {
  readonly match: ComponentType<InspectedWorkOrder> | null
}

/** Tabs of the inspector that other features fill; null until the feature has registered its own. */
export const useInspectorTabs = create<InspectorTabs>(() => ({ match: null }))

/** Fills the Match tab of work orders and visits. */
export function registerMatchTab(match: ComponentType<InspectedWorkOrder>): void {
  useInspectorTabs.setState({ match })
}
