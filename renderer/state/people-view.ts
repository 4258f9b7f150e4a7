import { create } from 'zustand'

/** Parts of the screen of people, in the order of its switch. */
export const peopleModes = ['technicians', 'patterns', 'onCall', 'crews', 'territories', 'skills'] as const
export type PeopleMode = (typeof peopleModes)[number]

/** Which part of the screen of people is shown; it stays while other screens are visited. */
export const usePeopleView = create<{ readonly mode: PeopleMode }>(() => ({ mode: 'technicians' }))
