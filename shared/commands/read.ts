import type { EntityName, EntityRow } from '../domain/entities.ts'
import type { TechnicianDays } from '../domain/schedule/technician-days.ts'
import { pointOf } from '../domain/travel/estimate.ts'
import type { Point } from '../domain/travel/estimate.ts'
import type { VisitDetail } from '../domain/visit/visit-detail.ts'

/**
 * A declared read: which rows a command needs before it can decide. The runner (desk or hub) loads them;
 * the command never touches a store. `T` is what the runner hands over.
 */
export type Read<T> = ReadRequest & { readonly result?: T }

/** Records that point at another, by kind; counted up to `mostUses`. */
export type Uses = Readonly<Partial<Record<EntityName, number>>>

/** Counting what points at a record stops here. */
export const mostUses = 1_000

/**
 * What earlier imports wrote and the office removed, looked up record by record and as it stands when the command runs.
 * Nearly every row of an import is new or unchanged and needs no look; that is why this is not loaded beforehand.
 */
export interface ImportedBefore {
  /** Fields of a record as the imports that were not taken back wrote them last; none when no import wrote it. */
  valuesOf(entity: EntityName, id: string): Readonly<Record<string, unknown>>
  /** The records of a kind that somebody removed, as they were then; without what an import or an undo removed. */
  removed(entity: EntityName): readonly Readonly<Record<string, unknown>>[]
}

/** A place somebody may come to drive to; a technician of null stands for everybody read. */
export interface WayTo {
  readonly technicianId: string | null
  readonly point: Point
}

/** The few shapes a runner must know. */
export type ReadRequest =
  | { readonly shape: 'byId'; readonly entity: EntityName; readonly id: string | null }
  | { readonly shape: 'byIds'; readonly entity: EntityName; readonly ids: readonly string[] }
  | { readonly shape: 'where'; readonly entity: EntityName; readonly field: string; readonly values: readonly string[] }
  | { readonly shape: 'all'; readonly entity: EntityName }
  | { readonly shape: 'uses'; readonly entity: EntityName; readonly id: string }
  | {
      readonly shape: 'ancestors' | 'descendants'
      readonly entity: 'assets' | 'sites'
      readonly ids: readonly string[]
    }
  | {
      readonly shape: 'technicianDays'
      readonly technicianIds: readonly string[]
      readonly from: number
      readonly to: number
      readonly places: readonly WayTo[]
    }
  | { readonly shape: 'visitDetail'; readonly visitIds: readonly string[] }
  | { readonly shape: 'plannedVisits'; readonly technicianIds: readonly string[] }
  | { readonly shape: 'importedBefore' }
  | { readonly shape: 'openWorkOrders'; readonly policyIds: readonly string[] | null }

export type ReadMap = Readonly<Record<string, Read<unknown>>>
/** The rows a command gets for the reads it declared. */
export type Loaded<M extends ReadMap> = { readonly [K in keyof M]: M[K] extends Read<infer T> ? T : never }

export const read = {
  /** The record, or null when it is not there (or the id is null). */
  byId: <E extends EntityName>(entity: E, id: string | null): Read<EntityRow<E> | null> => ({
    shape: 'byId',
    entity,
    id,
  }),
  /** The records that exist, in the order of the ids. */
  byIds: <E extends EntityName>(entity: E, ids: readonly string[]): Read<EntityRow<E>[]> => ({
    shape: 'byIds',
    entity,
    ids,
  }),
  /** The records whose text field has one of the values. */
  where: <E extends EntityName>(
    entity: E,
    field: keyof EntityRow<E> & string,
    values: readonly string[],
  ): Read<EntityRow<E>[]> => ({ shape: 'where', entity, field, values }),
  /** Every record of a small, office-wide list (skills, work types, settings …). */
  all: <E extends EntityName>(entity: E): Read<EntityRow<E>[]> => ({ shape: 'all', entity }),
  /** How many records of each kind point at a record, notes and files included; kinds without any are left out. */
  uses: (entity: EntityName, id: string): Read<Uses> => ({ shape: 'uses', entity, id }),
  /** The records and all they are part of, up to the top; each once, in no order. */
  ancestors: <E extends 'assets' | 'sites'>(entity: E, ids: readonly string[]): Read<EntityRow<E>[]> => ({
    shape: 'ancestors',
    entity,
    ids,
  }),
  /** The records and all that is part of them, down to the last; each once, in no order. */
  descendants: <E extends 'assets' | 'sites'>(entity: E, ids: readonly string[]): Read<EntityRow<E>[]> => ({
    shape: 'descendants',
    entity,
    ids,
  }),
  /** Everything the rules need to judge these technicians between two instants, and the ways to visits they may get. */
  technicianDays: (
    technicianIds: readonly string[],
    from: number,
    to: number,
    visits: readonly { readonly technicianId: string | null; readonly detail: VisitDetail }[] = [],
  ): Read<TechnicianDays[]> => ({
    shape: 'technicianDays',
    technicianIds,
    from,
    to,
    places: visits.flatMap(({ technicianId, detail: { latitude, longitude } }) => {
      const point = pointOf(latitude, longitude)
      return point ? [{ technicianId, point }] : []
    }),
  }),
  /** Every work order that is not over and follows one of these service levels; null: every open one. */
  openWorkOrders: (policyIds: readonly string[] | null): Read<EntityRow<'workOrders'>[]> => ({
    shape: 'openWorkOrders',
    policyIds,
  }),
  /** Visits with what the rules need of their work order, work type and site. */
  visitDetail: (visitIds: readonly string[]): Read<VisitDetail[]> => ({ shape: 'visitDetail', visitIds }),
  /** Visits these technicians are on that are placed and have not ended, in order of start. */
  plannedVisits: (technicianIds: readonly string[]): Read<VisitDetail[]> => ({ shape: 'plannedVisits', technicianIds }),
  /** What earlier imports wrote: see `ImportedBefore`. */
  importedBefore: (): Read<ImportedBefore> => ({ shape: 'importedBefore' }),
} as const
