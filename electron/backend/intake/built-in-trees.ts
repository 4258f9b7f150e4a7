import { questionTreeBodySchema } from '#shared/domain/intake/question-tree-body.ts'
import type { QuestionTreeBody } from '#shared/domain/intake/question-tree-body.ts'
import appliances from '#resources/question-trees/appliances.json' with { type: 'json' }
import cooling from '#resources/question-trees/cooling.json' with { type: 'json' }
import doors from '#resources/question-trees/doors.json' with { type: 'json' }
import electrical from '#resources/question-trees/electrical.json' with { type: 'json' }
import fire from '#resources/question-trees/fire.json' with { type: 'json' }
import grounds from '#resources/question-trees/grounds.json' with { type: 'json' }
import heating from '#resources/question-trees/heating.json' with { type: 'json' }
import lifts from '#resources/question-trees/lifts.json' with { type: 'json' }
import lighting from '#resources/question-trees/lighting.json' with { type: 'json' }
import plumbing from '#resources/question-trees/plumbing.json' with { type: 'json' }
import sanitation from '#resources/question-trees/sanitation.json' with { type: 'json' }
import streets from '#resources/question-trees/streets.json' with { type: 'json' }

const files: readonly unknown[] = [
  heating,
  cooling,
  plumbing,
  electrical,
  lifts,
  doors,
  fire,
  appliances,
  grounds,
  streets,
  lighting,
  sanitation,
]

let parsed: readonly QuestionTreeBody[] | null = null

/** The question trees that come with the program, in the order they are offered. */
export function builtInTrees(): readonly QuestionTreeBody[] {
  return (parsed ??= files.map((file) => questionTreeBodySchema.parse(file)))
}
