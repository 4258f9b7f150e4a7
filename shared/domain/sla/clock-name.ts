import { z } from 'zod'

/** The three promises of a service level, in the order they fall due. */
export const clockNames = ['respond', 'arrive', 'resolve'] as const
export const clockNameSchema = z.enum(clockNames)
export type ClockName = (typeof clockNames)[number]

/** The fields a clock's deadline and its length are kept in. */
export const deadlineField = { respond: 'respondBy', arrive: 'arriveBy', resolve: 'resolveBy' } as const
export const minutesField = { respond: 'respondMinutes', arrive: 'arriveMinutes', resolve: 'resolveMinutes' } as const

/** Clocks whose deadline a person or a source promised as a date: counting again leaves them as they are. */
export const promisedClocksSchema = z.array(clockNameSchema)
