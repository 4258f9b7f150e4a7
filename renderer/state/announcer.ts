import { create } from 'zustand'

/** A short message about the result of an action: shown as a toast and spoken by the live region. */
export interface Announcement {
  readonly id: number
  readonly tone: 'good' | 'bad' | 'plain'
  readonly text: string
  /** One thing to do about it, such as Undo. */
  readonly action?: { readonly text: string; readonly run: () => void } | undefined
}

interface AnnouncerState {
  readonly announcements: readonly Announcement[]
}

/** What is said at the moment. */
export const useAnnouncements = create<AnnouncerState>(() => ({ announcements: [] }))

let lastId = 0
const shownForMs = { good: 5_000, plain: 5_000, bad: 12_000 } as const

/** Says something; good news leaves by itself, a failure stays long enough to be read twice. */
export function announce(announcement: Omit<Announcement, 'id'>): void {
  const id = ++lastId
  useAnnouncements.setState(({ announcements }) => ({
    announcements: [...announcements.slice(-2), { ...announcement, id }],
  }))
  setTimeout(() => dismiss(id), shownForMs[announcement.tone])
}

/** Takes a message away. */
export function dismiss(id: number): void {
  useAnnouncements.setState(({ announcements }) => ({ announcements: announcements.filter((one) => one.id !== id) }))
}
