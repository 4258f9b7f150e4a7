import { z } from 'zod'

/** The JSON problem format of the VROOM project, as its API describes it; all times in seconds, all ways in metres. */

const id = z.int().nonnegative()
const seconds = z
  .int()
  .nonnegative()
  .max(2 ** 32)
const place = z.int().nonnegative()
const coordinates = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
const window = z.tuple([seconds, seconds])
const amounts = z.array(z.int().nonnegative())
const skills = z.array(z.int().nonnegative())
const priority = z.int().min(0).max(100)
const perType = z.record(z.string(), seconds)

const task = {
  id,
  description: z.string().optional(),
  location: coordinates.optional(),
  location_index: place.optional(),
  setup: seconds.default(0),
  service: seconds.default(0),
  setup_per_type: perType.optional(),
  service_per_type: perType.optional(),
  time_windows: z.array(window).optional(),
}

const jobSchema = z.strictObject({
  ...task,
  amount: amounts.optional(),
  delivery: amounts.optional(),
  pickup: amounts.optional(),
  skills: skills.default([]),
  priority: priority.default(0),
})
/** A task at one place. */
export type VroomJob = z.infer<typeof jobSchema>

const shipmentStepSchema = z.strictObject(task)
/** One of the two ends of a shipment. */
export type VroomShipmentStep = z.infer<typeof shipmentStepSchema>

const shipmentSchema = z.strictObject({
  pickup: shipmentStepSchema,
  delivery: shipmentStepSchema,
  amount: amounts.optional(),
  skills: skills.default([]),
  priority: priority.default(0),
})
/** Something to fetch at one place and to bring to another. */
export type VroomShipment = z.infer<typeof shipmentSchema>

const breakSchema = z.strictObject({
  id,
  description: z.string().optional(),
  service: seconds.default(0),
  time_windows: z.array(window).optional(),
  max_load: amounts.optional(),
})

const stepSchema = z.strictObject({
  type: z.enum(['start', 'job', 'pickup', 'delivery', 'break', 'end']),
  id: id.optional(),
  // Times of steps bind in VROOM's plan mode only, which is not this one.
  service_at: seconds.optional(),
  service_after: seconds.optional(),
  service_before: seconds.optional(),
})

const vehicleSchema = z.strictObject({
  id,
  profile: z.string().default('car'),
  description: z.string().optional(),
  type: z.string().optional(),
  start: coordinates.optional(),
  start_index: place.optional(),
  end: coordinates.optional(),
  end_index: place.optional(),
  capacity: amounts.optional(),
  costs: z
    .strictObject({
      fixed: z.int().nonnegative().default(0),
      per_hour: z.int().nonnegative().default(3600),
      per_task_hour: z.int().nonnegative().default(0),
      per_km: z.int().nonnegative().default(0),
    })
    .prefault({}),
  skills: skills.default([]),
  time_window: window.optional(),
  breaks: z.array(breakSchema).default([]),
  speed_factor: z.number().positive().max(5).default(1),
  max_tasks: z.int().nonnegative().optional(),
  max_travel_time: seconds.optional(),
  max_distance: z.int().nonnegative().optional(),
  steps: z.array(stepSchema).optional(),
})
/** Somebody who drives. */
export type VroomVehicle = z.infer<typeof vehicleSchema>

/** Rows of whole numbers of 0 or more; checked cell by cell where they are used, for they are large. */
const tableSchema = z.array(z.array(z.unknown()))
/** A table as it stands in the file. */
export type VroomTable = z.infer<typeof tableSchema>

const matricesSchema = z.record(
  z.string(),
  z.strictObject({ durations: tableSchema, distances: tableSchema.optional(), costs: tableSchema.optional() }),
)
/** Tables by profile. */
export type VroomMatrices = z.infer<typeof matricesSchema>

/** The whole file. */
export const vroomInputSchema = z.strictObject({
  jobs: z.array(jobSchema).default([]),
  shipments: z.array(shipmentSchema).default([]),
  vehicles: z.array(vehicleSchema),
  matrices: matricesSchema.optional(),
  /** Travel times of the profile "car": how older files say it. */
  matrix: tableSchema.optional(),
  // What VROOM's HTTP wrapper is asked for; geometry needs a router and is not given.
  options: z.strictObject({ g: z.boolean() }).optional(),
})
/** The whole file. */
export type VroomInput = z.infer<typeof vroomInputSchema>
