import { defaultCurrency } from '#shared/domain/cost/currency.ts'

let currency = defaultCurrency

/** Tells every text that shows money which currency the office counts in; called once the backend has said so. */
export function setOfficeCurrency(next: string): void {
  currency = next
}

/** ISO 4217 code of the office currency. */
export function officeCurrency(): string {
  return currency
}
