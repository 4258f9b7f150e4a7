import { useMemo } from 'react'
import type { z } from 'zod'
import type { ActionDefinition } from '#shared/actions/action.ts'
import type { CommandDefinition } from '#shared/commands/command.ts'
import type { ReadMap } from '#shared/commands/read.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Receipt } from '#shared/rpc/envelope.ts'
import { errorText } from '../lib/error-text.ts'
import { t } from '../lib/messages.ts'
import { announce } from '../state/announcer.ts'
import { tellRefusedMove } from '../state/refused-move.ts'
import { select } from '../state/selection.ts'
import { useApi } from './api-context.tsx'

interface SendOptions {
  /** Say nothing when it fails; the caller shows the reason itself. */
  readonly quiet?: boolean
}

/** Sends commands and actions. A failure is said in a toast and the live region unless the caller wants it quiet. */
export interface Commands {
  run<A extends z.ZodType, R extends ReadMap, M extends ReadMap, V>(
    definition: CommandDefinition<string, A, R, M, V>,
    args: z.input<A>,
    options?: SendOptions,
  ): Promise<Result<Receipt & { value: V }, AppError>>
  act<A extends z.ZodType, R extends z.ZodType>(
    definition: ActionDefinition<string, A, R>,
    args: z.input<A>,
    options?: SendOptions,
  ): Promise<Result<z.output<R>, AppError>>
}

/** Says a failure. A refused change of status is explained by the inspector too, beside the moves that are legal. */
function tellFailure(error: AppError): void {
  const text = errorText(error)
  const moved = error.kind === 'rule-violation' ? error.violations.find(({ facts }) => 'legal' in facts) : undefined
  const workOrderId = moved?.facts['workOrderId']
  if (typeof workOrderId !== 'string') return announce({ tone: 'bad', text })
  tellRefusedMove(workOrderId, text)
  const run = () => select('workOrder', workOrderId)
  announce({ tone: 'bad', text, action: { text: t('app.showMoves'), run } })
}

export function useCommands(): Commands {
  const { client } = useApi()
  return useMemo(() => {
    const tell = <T>(result: Result<T, AppError>, options?: SendOptions): Result<T, AppError> => {
      if (!result.ok && !options?.quiet) tellFailure(result.error)
      return result
    }
    return {
      run: async (definition, args, options) => tell(await client.command(definition, args), options),
      act: async (definition, args, options) => tell(await client.action(definition, args), options),
    }
  }, [client])
}
