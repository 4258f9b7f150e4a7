import { roleMay } from '#shared/domain/access/permissions.ts'
import { rateSettings } from '#shared/domain/cost/rates.ts'
import type { BackendContext } from './context.ts'

/** Fields that hold money: amounts in minor units, hourly rates in major ones. */
export const moneyField = /Cents$|^(cost|bill|overtimeCost)PerHour$/
/** Money settings whose names do not tell. The currency is no secret. */
const moneySettings = new Set(
  Object.values(rateSettings)
    .map(({ name }): string => name)
    .filter((name) => name !== rateSettings.currency.name),
)

/**
 * An answer as whoever sits at this desk may see it: for a role without `seeCosts` every amount in it is null, and the
 * changes of amounts are left out of its history. The value itself stays as it is.
 */
export function hidingMoney<T>(context: BackendContext, value: T): T {
  return roleMay(context.person().role, 'seeCosts') ? value : (withoutMoney(value) as T)
}

function withoutMoney(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isMoneyChange(one)).map(withoutMoney)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      (moneyField.test(key) || moneySettings.has(key)) && typeof one !== 'object' ? null : withoutMoney(one),
    ]),
  )
}

/** A line of a timeline that tells an amount before and after. Lines of an invoice are amounts, too. */
function isMoneyChange(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('field' in value) || !('after' in value)) return false
  return typeof value.field === 'string' && (moneyField.test(value.field) || value.field === 'lines')
}
