import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { factsOf } from './add.ts'

/** Lets a visit no longer depend on another one. */
export const visitDependencyRemove = defineCommand({
  name: 'visitDependency.remove',
  args: z.object({ dependencyId: idSchema }),
  undoable: true,
  reads: ({ dependencyId }) => ({ dependency: read.byId('visitDependencies', dependencyId) }),
  readsThen: (_args, { dependency }) => ({
    details: read.visitDetail(dependency ? [dependency.visitId, dependency.onVisitId] : []),
  }),
  apply: ({ dependencyId }, { dependency, details }) => {
    const [one, other] = details
    if (!dependency || !one || !other) return refuse(notFound('visitDependencies', dependencyId))
    return decide([remove('visitDependencies', dependencyId)], {
      key: 'history.dependencyRemoved',
      values: factsOf(one.visit, one.workOrderNumber, other.visit, other.workOrderNumber),
    })
  },
})
