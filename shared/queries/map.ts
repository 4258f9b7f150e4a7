import { z } from 'zod'
import { violationSchema } from '../kernel/app-error.ts'
import { daySchema, idSchema, instantSchema } from '../domain/record/record.ts'
import { prioritySchema } from '../domain/record/priority.ts'
import { visitRiskSchema } from '../domain/schedule/visit-risk.ts'
import { clockFactsSchema } from '../domain/sla/clocks.ts'
import { ungeocodedReasons } from '../domain/site/site.ts'
import { travelLegSchema } from '../domain/travel/travel-leg.ts'
import { visitStatusSchema } from '../domain/visit/visit.ts'
import { matchRank, matchRefusalSchema } from './match.ts'
import { defineQuery } from './query.ts'

const pointSchema = z.object({ latitude: z.number(), longitude: z.number() })
/** Travel of several legs together. */
const travelSchema = z.object({ minutes: z.int(), distanceMeters: z.int() })
export type MapTravel = z.infer<typeof travelSchema>

const polygonsSchema = z.array(z.array(z.array(z.tuple([z.number(), z.number()]))))

/** What every visit on the map tells, placed or not. */
const mapVisitSchema = z.object({
  visitId: idSchema,
  workOrderId: idSchema,
  number: z.int(),
  title: z.string(),
  workTypeName: z.string().nullable(),
  address: z.string().nullable(),
  status: visitStatusSchema,
  onHold: z.boolean(),
  priority: prioritySchema,
  durationMinutes: z.int(),
  resolveBy: instantSchema.nullable(),
  clock: clockFactsSchema,
  risk: visitRiskSchema.nullable(),
  /** Null when the site has no usable coordinates: such a visit is listed, never drawn. */
  point: pointSchema.nullable(),
})
export type MapVisit = z.infer<typeof mapVisitSchema>

const mapStopSchema = mapVisitSchema.extend({
  startsAt: instantSchema,
  endsAt: instantSchema,
  expectedStartsAt: instantSchema,
  lateMinutes: z.int(),
  /** Travel that ends here; null where no place is known to come from or to go to. */
  leg: travelLegSchema.nullable(),
})
/** A placed visit as a stop of a technician's route. */
export type MapStop = z.infer<typeof mapStopSchema>

const mapRouteSchema = z.object({
  technicianId: idSchema,
  code: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  territoryId: idSchema.nullable(),
  home: pointSchema.nullable(),
  /** First start and last end of the day's shifts; null on a day off. */
  shift: z.object({ start: instantSchema, end: instantSchema }).nullable(),
  /** In order of planned start; cancelled and missed visits are left out. */
  stops: z.array(mapStopSchema),
  returnLeg: travelLegSchema.nullable(),
  total: travelSchema,
})
/** A technician's day as a route. */
export type MapRoute = z.infer<typeof mapRouteSchema>

/** One day on the map: every active technician's route, and what waits to be scheduled. */
export const mapDay = defineQuery({
  name: 'map.day',
  args: z.object({ day: daySchema }),
  result: z.object({
    day: daySchema,
    /** Midnight to midnight in the office zone. */
    start: instantSchema,
    end: instantSchema,
    /** The instant lateness is judged at; null when the day is not under way and the plan alone is shown. */
    now: instantSchema.nullable(),
    routes: z.array(mapRouteSchema),
    unscheduled: z.array(mapVisitSchema),
    /** How many wait in all; more than `unscheduled` holds when there are too many to draw. */
    unscheduledTotal: z.int(),
    ungeocoded: z.array(
      mapVisitSchema.extend({ reason: z.enum(ungeocodedReasons).nullable(), technicianCode: z.string().nullable() }),
    ),
  }),
  dependsOn: [
    'visits',
    'visitTechnicians',
    'workOrders',
    'workTypes',
    'sites',
    'technicians',
    'shifts',
    'shiftExceptions',
    'breaks',
    'absences',
    'settings',
  ],
})
export type MapDay = z.output<typeof mapDay.result>

/** Outlines to draw under the day: imported layers and the boundaries of territories. */
export const mapOutlines = defineQuery({
  name: 'map.outlines',
  args: z.object({}),
  result: z.object({
    layers: z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        attribution: z.string().nullable(),
        shapes: z.array(z.object({ name: z.string(), polygons: polygonsSchema })),
      }),
    ),
    territories: z.array(
      z.object({
        id: idSchema,
        code: z.string(),
        name: z.string(),
        /** Number of its colour; null: none was chosen. */
        colour: z.int().nullable(),
        polygons: polygonsSchema.nullable(),
      }),
    ),
  }),
  dependsOn: ['mapLayers', 'territories'],
})
export type MapOutlines = z.output<typeof mapOutlines.result>

/** Sites in a box, for the layer of all places; found through the spatial index. */
export const mapPlaces = defineQuery({
  name: 'map.places',
  args: z.object({
    west: z.number().min(-180).max(180),
    south: z.number().min(-90).max(90),
    east: z.number().min(-180).max(180),
    north: z.number().min(-90).max(90),
    limit: z.int().min(1).max(20_000).default(10_000),
  }),
  result: z.object({
    places: z.array(z.object({ siteId: idSchema, name: z.string(), latitude: z.number(), longitude: z.number() })),
    /** True when the box holds more than the limit. */
    truncated: z.boolean(),
  }),
  dependsOn: ['sites'],
})

/** What happens when a visit joins technicians' routes of a day, as `match.rank` ranks them: where, and travel before and after. */
export const mapJoin = defineQuery({
  name: 'map.join',
  args: z.object({ day: daySchema, visitId: idSchema, technicianIds: z.array(idSchema).max(200) }),
  result: z.object({
    /** Why nobody can take it, whoever it is. */
    refusal: violationSchema.nullable(),
    /** Best first; empty when the visit is not known. */
    candidates: z.array(
      z.object({
        technicianId: idSchema,
        code: z.string(),
        startsAt: instantSchema,
        endsAt: instantSchema,
        /** What the board would warn of. */
        warnings: z.array(violationSchema),
        /** Number the visit would have on the route, from 1. */
        stopNumber: z.int(),
        before: travelSchema,
        after: travelSchema,
      }),
    ),
    /** Who of them cannot, nearest first. */
    refusals: z.array(matchRefusalSchema),
  }),
  dependsOn: [...new Set([...mapDay.dependsOn, ...matchRank.dependsOn])],
})
export type JoinAnswer = z.output<typeof mapJoin.result>
export type JoinCandidate = JoinAnswer['candidates'][number]
