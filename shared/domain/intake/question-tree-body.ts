import { z } from 'zod'

const line = z.string().trim().min(1).max(300)

/** What an answer adds to the request. Later answers win over earlier ones; parts, skills and advice add up; danger stays. */
export const intakeEffectSchema = z.object({
  /** Words for the description, a clause without a full stop; `{answer}` stands for what was typed. */
  says: line.optional(),
  /** Name of the issue, for the priority table. */
  issue: line.optional(),
  /** Name of the work type it becomes. */
  workType: line.optional(),
  /** Names of skills needed besides those of the work type. */
  skills: z.array(line).max(20).optional(),
  /** Planned time on site. */
  durationMinutes: z.int().min(1).max(14_400).optional(),
  /** Parts and tools worth bringing. */
  parts: z.array(line).max(40).optional(),
  /** Whether somebody is in danger. */
  safety: z.boolean().optional(),
  /** What to tell the caller at once, such as "switch the main off". */
  advice: z.string().trim().min(1).max(1_000).optional(),
})
export type IntakeEffect = z.infer<typeof intakeEffectSchema>

export const intakeAnswerSchema = intakeEffectSchema.extend({
  label: line,
  /** Key of the question that follows; left out: the questions are over. */
  next: z.string().optional(),
})
export type IntakeAnswer = z.infer<typeof intakeAnswerSchema>

/** One question: choices, or something typed. */
export const intakeQuestionSchema = z.object({
  key: z.string().trim().min(1).max(60),
  ask: line,
  /** What helps the person who asks: where the code stands, what to listen for. */
  hint: line.optional(),
  kind: z.enum(['choice', 'text', 'number']),
  /** The choices; empty for typed answers. */
  answers: z.array(intakeAnswerSchema).max(20),
  /** For typed answers: what follows whatever was typed. Where nothing was typed only `next` counts. */
  then: intakeEffectSchema.extend({ next: z.string().optional() }).optional(),
})
export type IntakeQuestion = z.infer<typeof intakeQuestionSchema>

/** The questions of one trade; the first one begins. */
export const questionTreeBodySchema = z.object({
  trade: z.string().trim().min(1).max(60),
  label: line,
  /** Kinds of assets this trade works on: a call about one of them begins with this tree. */
  assetKinds: z.array(line).optional(),
  /** Other names that offices give the work types of this tree, by the name the answers use. */
  alsoCalled: z.record(z.string(), z.array(line)).optional(),
  questions: z.array(intakeQuestionSchema).min(1).max(200),
})
export type QuestionTreeBody = z.infer<typeof questionTreeBodySchema>
