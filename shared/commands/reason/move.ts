import { z } from 'zod'
import { reasonKindSchema } from '../../domain/reason/reason.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { officeList } from './reason-list.ts'

/** Moves a reason to another place of its list. */
export const reasonMove = defineCommand({
  name: 'reason.move',
  args: z.object({
    kind: reasonKindSchema,
    label: z.string(),
    /** Where it comes to stand, counted from 0. */
    to: z.int().min(0),
  }),
  undoable: true,
  reads: () => ({ reasons: read.all('reasons') }),
  apply: ({ kind, label, to }, { reasons }, context) => {
    const { list, changes } = officeList(kind, reasons, context)
    const moved = list.find((reason) => reason.label === label)
    if (!moved) return refuse(notFound('reason', label))
    const others = list.filter((reason) => reason !== moved)
    const order = [...others.slice(0, to), moved, ...others.slice(to)]
    return decide([...changes, ...order.map(({ id }, position) => update('reasons', id, { position }))], {
      key: 'history.reasonMoved',
      values: { kind, label },
    })
  },
})
