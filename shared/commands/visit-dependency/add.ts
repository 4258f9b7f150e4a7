import { z } from 'zod'
import type { EntityRow } from '../../domain/entities.ts'
import { idSchema } from '../../domain/record/record.ts'
import { chainBetween } from '../../domain/visit/dependency-chain.ts'
import { dependencyKindSchema } from '../../domain/visit/visit-dependency.ts'
import type { AppError } from '../../kernel/app-error.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/**
 * Makes a visit depend on another one, or changes how it does. Neither visit moves: the board asks from then on. A visit
 * cannot depend on itself, nor two on each other by however many steps.
 */
export const visitDependencyAdd = defineCommand({
  name: 'visitDependency.add',
  args: z.object({
    /** The visit that depends. */
    visitId: idSchema,
    /** The visit it depends on. */
    onVisitId: idSchema,
    kind: dependencyKindSchema,
    sameTechnician: z.boolean().default(false),
  }),
  undoable: true,
  reads: ({ visitId, onVisitId }) => ({
    visit: read.byId('visits', visitId),
    onVisit: read.byId('visits', onVisitId),
    dependencies: read.all('visitDependencies'),
  }),
  readsThen: (_args, { visit, onVisit }) => ({
    workOrder: read.byId('workOrders', visit?.workOrderId ?? null),
    onWorkOrder: read.byId('workOrders', onVisit?.workOrderId ?? null),
  }),
  apply: ({ visitId, onVisitId, kind, sameTechnician }, rows, context) => {
    const { visit, onVisit, dependencies, workOrder, onWorkOrder } = rows
    if (!visit || !workOrder) return refuse(notFound('visits', visitId))
    if (!onVisit || !onWorkOrder) return refuse(notFound('visits', onVisitId))
    const facts = factsOf(visit, workOrder.number, onVisit, onWorkOrder.number)
    const obstacle = obstacleOf(visit, onVisit, dependencies, facts)
    if (obstacle) return refuse(obstacle)
    const known = dependencies.find((one) => one.visitId === visitId && one.onVisitId === onVisitId)
    const dependencyId = known?.id ?? context.newId()
    return decide(
      [
        known
          ? update('visitDependencies', known.id, { kind, sameTechnician })
          : insert('visitDependencies', { id: dependencyId, visitId, onVisitId, kind, sameTechnician }),
      ],
      { key: 'history.dependencyAdded', values: { ...facts, kind } },
      { dependencyId },
    )
  },
})

type Facts = Record<'number' | 'sequence' | 'onNumber' | 'onSequence', number>

/** Numbers that name two visits in sentences. */
export function factsOf(
  visit: EntityRow<'visits'>,
  number: number,
  onVisit: EntityRow<'visits'>,
  onNumber: number,
): Facts {
  return { number, sequence: visit.sequence, onNumber, onSequence: onVisit.sequence }
}

function obstacleOf(
  visit: EntityRow<'visits'>,
  onVisit: EntityRow<'visits'>,
  dependencies: readonly EntityRow<'visitDependencies'>[],
  facts: Facts,
): AppError | null {
  if (visit.id === onVisit.id) {
    return forbiddenByRule('dependency-self', 'A visit cannot depend on itself.', facts)
  }
  const cancelled = [visit, onVisit].find(({ status }) => status === 'cancelled')
  if (cancelled) {
    const message = `Visit ${cancelled.sequence} is cancelled: nothing depends on it, and it depends on nothing.`
    return forbiddenByRule('dependency-cancelled', message, { ...facts, cancelled: cancelled.sequence })
  }
  const chain = chainBetween(dependencies, onVisit.id, visit.id)
  if (chain) {
    const message = `Visit ${facts.onSequence} of work order ${facts.onNumber} depends on this one already${chain.length > 1 ? `, by ${chain.length} steps` : ''}. Nothing was changed.`
    return forbiddenByRule('dependency-cycle', message, { ...facts, steps: chain.length })
  }
  return null
}
