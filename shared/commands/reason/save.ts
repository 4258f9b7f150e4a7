import { z } from 'zod'
import { reasonKindSchema } from '../../domain/reason/reason.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { officeList } from './reason-list.ts'

/**
 * Adds a reason to a list, or changes one (`label` names it: built-in ones have no record yet). What was decided with
 * the old words keeps them.
 */
export const reasonSave = defineCommand({
  name: 'reason.save',
  args: z.object({
    kind: reasonKindSchema,
    /** The reason to change; left out: a new one. */
    label: z.string().optional(),
    set: z.object({
      label: z.string().trim().min(1, 'a reason needs words').max(200).optional(),
      pausesClock: z.boolean().optional(),
      active: z.boolean().optional(),
    }),
  }),
  undoable: true,
  reads: () => ({ reasons: read.all('reasons') }),
  apply: ({ kind, label, set }, { reasons }, context) => {
    const { list, changes } = officeList(kind, reasons, context)
    const target = label === undefined ? null : list.find((reason) => reason.label === label)
    if (target === undefined) return refuse(notFound('reason', label ?? ''))
    const words = set.label ?? target?.label
    if (!words) return refuse(forbiddenByRule('reason-words', 'A reason needs words.', { kind }))
    if (list.some((reason) => reason.label === words && reason !== target)) {
      const message = `The list has “${words}” already. Nothing was changed.`
      return refuse(forbiddenByRule('reason-twice', message, { kind, label: words }))
    }
    const pausesClock = kind === 'hold' ? (set.pausesClock ?? target?.pausesClock ?? false) : false
    const active = set.active ?? target?.active ?? true
    const fields = { label: words, pausesClock, active }
    const position = Math.max(-1, ...list.map((reason) => reason.position)) + 1
    return decide(
      [
        ...changes,
        target
          ? update('reasons', target.id, fields)
          : insert('reasons', { id: context.newId(), kind, position, ...fields }),
      ],
      { key: target ? 'history.reasonEdited' : 'history.reasonAdded', values: { kind, label: words } },
    )
  },
})
