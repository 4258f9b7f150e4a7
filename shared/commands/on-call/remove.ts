import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Takes a turn of the on-call rota away. */
export const onCallRemove = defineCommand({
  name: 'onCall.remove',
  args: z.object({ onCallId: idSchema }),
  undoable: true,
  reads: ({ onCallId }) => ({ turn: read.byId('onCalls', onCallId) }),
  readsThen: (_args, { turn }) => ({ technician: read.byId('technicians', turn?.technicianId ?? null) }),
  apply: ({ onCallId }, { turn, technician }) => {
    if (!turn) return refuse(notFound('on-call turn', onCallId))
    const summary = { key: 'history.onCallRemoved', values: { code: technician?.code ?? '' } }
    return decide([remove('onCalls', onCallId)], summary)
  },
})
