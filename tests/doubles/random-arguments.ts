import { z } from 'zod'
import type { CommandDefinition } from '#shared/commands/command.ts'
import type { Random } from '#shared/kernel/random.ts'
import { dayOf, minuteMs } from '#shared/kernel/zone.ts'

/** What arguments may point at: the ids of records by kind, and the instant around which things happen. */
export interface ArgumentPools {
  /** Ids under the name an argument has, without `Id` or `Ids`: `visit`, `workOrder` … */
  readonly ids: Readonly<Record<string, readonly string[]>>
  readonly now: number
  readonly zone: string
}

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

const schemas = new Map<string, Schema>()

/**
 * Arguments that a command's schema allows, drawn at random: ids of records that are there by the name of the argument,
 * instants near now, short words. Some will make no sense together; that is for the command to refuse.
 */
export function randomArguments(command: CommandDefinition, random: Random, pools: ArgumentPools): unknown {
  let schema = schemas.get(command.name)
  if (!schema) {
    schema = z.toJSONSchema(command.args, { io: 'input', unrepresentable: 'any' }) as Schema
    schemas.set(command.name, schema)
  }
  return draw(schema, '', random, pools)
}

function draw(schema: Schema, name: string, random: Random, pools: ArgumentPools): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return random.pick(schema.enum)
  const either = schema.anyOf ?? schema.oneOf
  if (either) return draw(random.pick(either), name, random, pools)
  if (schema.allOf?.[0]) return draw(schema.allOf[0], name, random, pools)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).flatMap(([key, value]) =>
          schema.required?.includes(key) || random.chance(0.4) ? [[key, draw(value, key, random, pools)]] : [],
        ),
      )
    case 'array': {
      const length = random.integer(schema.minItems ?? 0, Math.max(schema.minItems ?? 0, 3))
      return Array.from({ length }, () => draw(schema.items ?? {}, name.replace(/s$/, ''), random, pools))
    }
    case 'string':
      return word(name, random, pools)
    case 'integer':
    case 'number':
      return number(schema, name, random, pools)
    case 'boolean':
      return random.chance(0.5)
    case 'null':
      return null
    default:
      return random.pick([null, 1, 'anything'])
  }
}

/** Arguments whose name does not say what they point at. */
const aliases: Readonly<Record<string, string>> = {
  duplicate: 'request',
  into: 'request',
  otherRequest: 'request',
  onVisit: 'visit',
  subject: 'workOrder',
}

function word(name: string, random: Random, { ids, now, zone }: ArgumentPools): string {
  if (/(On|Day|Until)$/.test(name)) return dayOf(now + random.integer(-3, 9) * 86_400_000, zone)
  const kind = /^(.*)Id$/.exec(name)?.[1]
  if (kind !== undefined) {
    const pool = ids[aliases[kind] ?? kind] ?? []
    return pool.length > 0 && random.chance(0.97) ? random.pick(pool) : 'nobody'
  }
  return random.pick(['No access', 'Parts', 'Because', 'Waiting for parts', 'x'])
}

function number(schema: Schema, name: string, random: Random, { now }: ArgumentPools): number {
  if (/(At|By|^at)$/.test(name)) return now + random.integer(-60, 60) * 5 * minuteMs
  const least = Math.max(schema.minimum ?? 0, -1_000)
  const most = Math.min(schema.maximum ?? 1_000, least + 120)
  return random.integer(least, most)
}
