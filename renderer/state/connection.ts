import { create } from 'zustand'

/** Whether the backend answers; null before the first word from it. */
export const useConnection = create<{ readonly connected: boolean | null }>(() => ({ connected: null }))
