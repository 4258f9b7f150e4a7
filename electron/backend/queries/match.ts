import { matchRank, matchWindows } from '#shared/queries/match.ts'
import { matchVisit } from '../planning/match/match-visit.ts'
import { windowsForVisit } from '../planning/match/match-windows.ts'
import { answers } from '../handler.ts'

/** Who could take a visit, when, and why not. */
export const matchQueries = [answers(matchRank, matchVisit), answers(matchWindows, windowsForVisit)]
