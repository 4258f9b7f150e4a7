import { create } from 'zustand'

/** Whether the list of alerts under the bell is open; Today leads to it as well. */
export const useAlertsOpen = create<{ readonly open: boolean }>(() => ({ open: false }))

export function showAlerts(open: boolean): void {
  useAlertsOpen.setState({ open })
}
