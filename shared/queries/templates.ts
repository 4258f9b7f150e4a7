import { z } from 'zod'
import { idSchema, instantSchema } from '../domain/record/record.ts'
import { workKindSchema } from '../domain/work-type/work-kind.ts'
import { workTypeBodySchema, workTypeSchema } from '../domain/work-type/work-type.ts'
import { defineQuery } from './query.ts'

/** Every work type, those in use first, with how many work orders have it. */
export const templatesList = defineQuery({
  name: 'templates.list',
  args: z.object({}),
  result: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      category: z.string(),
      kind: workKindSchema,
      version: z.int(),
      active: z.boolean(),
      /** Work orders of any status that have this type. */
      workOrders: z.int(),
    }),
  ),
  dependsOn: ['workTypes', 'workOrders'],
})
export type TemplateLine = z.output<(typeof templatesList)['result']>[number]

/** One work type as it is now and the versions it had, newest first; null when there is none. */
export const templatesOne = defineQuery({
  name: 'templates.one',
  holdsMoney: true,
  args: z.object({ workTypeId: idSchema }),
  result: z
    .object({
      workType: workTypeSchema,
      /** Work orders that keep no version, such as imported ones: they follow the newest. */
      following: z.int(),
      versions: z.array(
        z.object({
          id: idSchema,
          version: z.int(),
          madeAt: instantSchema,
          madeBy: z.string(),
          /** What differs from the version before; null for the oldest that was kept. */
          changed: z.array(workTypeBodySchema.keyof()).nullable(),
          /** What each of them was and became. */
          values: z.record(z.string(), z.object({ before: z.json(), after: z.json() })),
          /** Work orders that were made from this version. */
          workOrders: z.int(),
        }),
      ),
    })
    .nullable(),
  dependsOn: ['workTypes', 'workTypeVersions', 'workOrders'],
})
export type TemplateVersion = NonNullable<z.output<(typeof templatesOne)['result']>>['versions'][number]

const named = z.array(z.object({ id: idSchema, name: z.string() }))

/** What a template may name: skills, service levels, and certificates that technicians or other templates have. */
export const templatesChoices = defineQuery({
  name: 'templates.choices',
  args: z.object({}),
  result: z.object({ skills: named, policies: named, certificates: z.array(z.string()) }),
  dependsOn: ['skills', 'slaPolicies', 'workTypes', 'certificates'],
})
export type TemplateChoices = z.output<(typeof templatesChoices)['result']>
