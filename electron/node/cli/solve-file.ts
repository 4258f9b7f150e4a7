import { readSolomon } from '#optimizer/formats/solomon.ts'
import { writeSolomonAnswer } from '#optimizer/formats/solomon-answer.ts'
import { readVroom } from '#optimizer/formats/vroom/read-vroom.ts'
import type { VroomAnswer } from '#optimizer/formats/vroom/answer.ts'
import type { EstimateTravel } from '#optimizer/formats/vroom/tables.ts'
import { writeVroom } from '#optimizer/formats/vroom/write-vroom.ts'
import type { Plan } from '#optimizer/plan/plan.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import { estimateTravel, pointOf } from '#shared/domain/travel/estimate.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** A file that was read, whatever its format. */
export interface SolveFile {
  readonly problem: Problem
  /** What the person should know about how it was read, or null. */
  readonly note: string | null
  /** A plan as VROOM's JSON answer. */
  answer(plan: Plan): VroomAnswer
}

/** Where a file has coordinates but no matrix, travel is the product's own estimate. */
const estimate: EstimateTravel = ([fromLongitude, fromLatitude], [toLongitude, toLatitude]) => {
  const { minutes, distanceMeters } = estimateTravel(
    pointOf(fromLatitude, fromLongitude),
    pointOf(toLatitude, toLongitude),
  )
  return { seconds: minutes * 60, metres: distanceMeters }
}

const estimatedNote = 'The file has no matrices: travel is estimated from straight lines, not from roads.'

/** Reads the text of a problem in the format it is said to have. */
export function readSolveFile(text: string, format: 'vroom' | 'solomon'): Result<SolveFile, AppError> {
  if (format === 'solomon') {
    const read = readSolomon(text)
    if (!read.ok) return read
    return ok({ problem: read.value, note: null, answer: (plan) => writeSolomonAnswer(read.value, plan) })
  }
  const read = readVroom(text, estimate)
  if (!read.ok) return read
  const { problem, estimated } = read.value
  return ok({ problem, note: estimated ? estimatedNote : null, answer: (plan) => writeVroom(read.value, plan) })
}
