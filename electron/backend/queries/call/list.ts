import { callFind, callPlace, callWindows } from '#shared/queries/call.ts'
import { answers } from '../../handler.ts'
import { findCallers } from './find.ts'
import { placeOfCall } from './place.ts'
import { windowsForCall } from './windows.ts'

/** Answers for the person who takes a call. */
export const callQueries = [
  answers(callFind, ({ text, limit }, { store: { db } }) => findCallers(db, text, limit)),
  answers(callPlace, placeOfCall),
  answers(callWindows, windowsForCall),
]
