import { matchRank, matchWindows } from '#shared/queries/match.ts'
import { matchVisit, windowsForVisit } from '../planning/match.ts'
import { answers } from '../handler.ts'

/** Who could take a visit, when, and why not. */
export const matchQueries = [answers(matchRank, matchVisit), answers(matchWindows, windowsForVisit)]
