import { create } from 'zustand'

/** Which part of Settings is open; other screens set it to lead to the right one. */
export const useSettingsSection = create<{ readonly section: string }>(() => ({ section: 'general' }))

/** Chooses the part of Settings to show; the caller goes to the screen. */
export function showSettingsSection(section: string): void {
  useSettingsSection.setState({ section })
}
