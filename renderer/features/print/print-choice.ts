import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { packetSections } from '#shared/domain/print/print-options.ts'
import type { Layout, PacketSection } from '#shared/domain/print/print-options.ts'

/** How this person prints; kept in the browser. */
export const useLayoutChoice = create<Layout>()(
  persist((): Layout => ({ sections: [...packetSections], paper: 'a4', twoSided: false }), {
    name: 'fieldboard.print',
  }),
)

/** Adds or takes away a section; the order stays that of the packet. */
export function toggleSection(section: PacketSection): void {
  const { sections } = useLayoutChoice.getState()
  const wanted = packetSections.filter((one) => (one === section ? !sections.includes(one) : sections.includes(one)))
  useLayoutChoice.setState({ sections: wanted })
}

interface TechnicianChoice {
  /** Null means everybody; kept while the day changes only then. */
  readonly ids: readonly string[] | null
  readonly day: string | null
}

const useTechnicianChoice = create<TechnicianChoice>(() => ({ ids: null, day: null }))

/** Whose packets are chosen on a day: null for everybody. A choice of single people holds for its day only. */
export function useChosenTechnicians(day: string): readonly string[] | null {
  return useTechnicianChoice((state) => (state.day === day ? state.ids : null))
}

/** Chooses whose packets to print. */
export function chooseTechnicians(day: string, ids: readonly string[] | null): void {
  useTechnicianChoice.setState({ day, ids })
}
