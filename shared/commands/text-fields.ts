import { z } from 'zod'

/** The one-line name of a request or work order. */
export const titleSchema = z.string().trim().min(1, 'a title is needed').max(500)
/** What is wrong and what to do, over several lines. */
export const descriptionSchema = z.string().max(20_000)
/** Where a request came from: phone, portal, inspection … */
export const sourceSchema = z.string().trim().min(1).max(200)
/** Why something was decided, in a person's words. */
export const reasonSchema = z.string().trim().min(1, 'a reason is needed').max(1_000)
