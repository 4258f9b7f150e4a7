import { create } from 'zustand'

/** Whether the command palette or the list of keys is open. */
export const useOverlay = create<{ readonly open: 'palette' | 'keys' | null }>(() => ({ open: null }))

/** Opens one of the overlays, or closes whichever is open. */
export function showOverlay(open: 'palette' | 'keys' | null): void {
  useOverlay.setState({ open })
}
