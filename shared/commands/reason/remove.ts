import { z } from 'zod'
import { reasonKindSchema } from '../../domain/reason/reason.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { officeList } from './reason-list.ts'

/** Takes a reason off a list; holds that were made with it keep its words. The last one stays: a list is never empty. */
export const reasonRemove = defineCommand({
  name: 'reason.remove',
  args: z.object({ kind: reasonKindSchema, label: z.string() }),
  undoable: true,
  reads: () => ({ reasons: read.all('reasons') }),
  readsThen: ({ kind, label }, { reasons }) => ({
    holds: read.where(
      'holds',
      'reasonId',
      reasons.filter((reason) => reason.kind === kind && reason.label === label).map(({ id }) => id),
    ),
  }),
  apply: ({ kind, label }, { reasons, holds }, context) => {
    const { list, changes } = officeList(kind, reasons, context)
    const target = list.find((reason) => reason.label === label)
    if (!target) return refuse(notFound('reason', label))
    if (list.length === 1) {
      const message = `“${label}” is the last reason of its list and stays. Change its words instead.`
      return refuse(forbiddenByRule('reason-last', message, { kind, label }))
    }
    const written = changes.filter((change) => change.op !== 'insert' || change.row.id !== target.id)
    return decide(
      [
        ...written,
        ...holds.map(({ id }) => update('holds', id, { reasonId: null })),
        ...(changes.length === 0 ? [remove('reasons', target.id)] : []),
      ],
      { key: 'history.reasonRemoved', values: { kind, label } },
    )
  },
})
