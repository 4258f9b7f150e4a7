/** VROOM's JSON answer. Times in seconds of the file; fields that a router would have to give are left out. */

/** A stop of a route. */
export interface AnswerStep {
  readonly type: 'start' | 'job' | 'pickup' | 'delivery' | 'break' | 'end'
  readonly id?: number
  readonly description?: string
  readonly location?: readonly number[]
  readonly location_index?: number
  readonly setup: number
  readonly service: number
  readonly waiting_time: number
  readonly load?: readonly number[]
  readonly arrival: number
  /** Travel time from the start up to here. */
  readonly duration: number
  /** Metres from the start up to here, where they are known. */
  readonly distance?: number
  /** Always empty: no plan breaks a rule. */
  readonly violations: readonly never[]
}

/** What routes come to. */
export interface AnswerTotals {
  readonly cost: number
  readonly setup: number
  readonly service: number
  readonly duration: number
  readonly waiting_time: number
  readonly priority: number
  readonly delivery?: readonly number[]
  readonly pickup?: readonly number[]
  readonly distance?: number
  readonly violations: readonly never[]
}

/** One vehicle's route. */
export interface AnswerRoute extends AnswerTotals {
  readonly vehicle: number
  readonly description?: string
  readonly steps: readonly AnswerStep[]
}

/** A task nobody does. */
export interface AnswerUnassigned {
  readonly id: number
  readonly type: 'job' | 'pickup' | 'delivery'
  readonly description?: string
  readonly location?: readonly number[]
  readonly location_index?: number
}

/** The whole answer. */
export interface VroomAnswer {
  readonly code: 0
  readonly summary: AnswerTotals & { readonly routes: number; readonly unassigned: number }
  readonly unassigned: readonly AnswerUnassigned[]
  readonly routes: readonly AnswerRoute[]
}

/** The answer to a file that cannot be planned: 2 is VROOM's code for a fault of the input. */
export interface VroomRefusal {
  readonly code: 1 | 2
  readonly error: string
}
