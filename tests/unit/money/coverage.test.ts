import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Contract } from '#shared/domain/contract/contract.ts'
import { coverageOf, coverageOfLine } from '#shared/domain/contract/coverage-of.ts'
import type { CoverQuestion } from '#shared/domain/contract/coverage-of.ts'
import { costKinds } from '#shared/domain/cost/cost-line.ts'
import { addDays } from '#shared/kernel/zone.ts'

const contract = (change: Partial<Contract> = {}): Contract => ({
  id: 'c',
  customerId: 'customer',
  number: 'C-1',
  name: 'Full care',
  startsOn: '2011-01-01',
  endsOn: '2011-12-31',
  siteIds: [],
  workKinds: [],
  coversLabour: true,
  coversParts: true,
  slaPolicyId: null,
  rev: 1,
  updatedAt: 0,
  deletedAt: null,
  ...change,
})
const ask = (change: Partial<CoverQuestion> = {}) =>
  coverageOf({ asset: null, contracts: [], siteId: 's', workKind: 'repair', day: '2011-09-06', ...change })

describe('what covers work on a day', () => {
  it('is nothing without warranty and contract', () => {
    expect(ask()).toMatchObject({ stand: 'none', labour: null, parts: null, expiring: null, ended: null })
  })

  it('is the warranty through the whole of its last day, and not the day after', () => {
    const asset = { warrantyUntil: '2011-09-06' }
    expect(ask({ asset })).toMatchObject({ stand: 'covered', labour: { by: 'warranty', daysLeft: 0 } })
    expect(ask({ asset, day: '2011-09-07' })).toMatchObject({
      stand: 'ended',
      labour: null,
      ended: { by: 'warranty', until: '2011-09-06', daysLeft: -1 },
    })
  })

  it('says that it expires from thirty days before its end', () => {
    expect(ask({ asset: { warrantyUntil: '2011-09-18' } }).expiring).toMatchObject({ by: 'warranty', daysLeft: 12 })
    expect(ask({ asset: { warrantyUntil: '2011-10-06' } }).expiring?.daysLeft).toBe(30)
    expect(ask({ asset: { warrantyUntil: '2011-10-07' } }).expiring).toBeNull()
  })

  it('is a contract from its first to its last day, at its sites, for its kinds of work', () => {
    const one = contract({ siteIds: ['s'], workKinds: ['repair'] })
    expect(ask({ contracts: [one] })).toMatchObject({
      stand: 'covered',
      parts: { by: 'contract', contractNumber: 'C-1' },
    })
    expect(ask({ contracts: [one], siteId: 'elsewhere' }).stand).toBe('none')
    expect(ask({ contracts: [one], siteId: null }).stand).toBe('none')
    expect(ask({ contracts: [one], workKind: 'installation' }).stand).toBe('none')
    expect(ask({ contracts: [one], workKind: null }).stand).toBe('none')
    expect(ask({ contracts: [one], day: '2011-01-01' }).stand).toBe('covered')
    expect(ask({ contracts: [one], day: '2011-12-31' }).stand).toBe('covered')
    expect(ask({ contracts: [one], day: '2010-12-31' }).stand).toBe('none')
    expect(ask({ contracts: [one], day: '2012-01-01' })).toMatchObject({ stand: 'ended', ended: { daysLeft: -1 } })
  })

  it('may bear labour alone, and then parts are for the customer', () => {
    const answer = ask({ contracts: [contract({ coversParts: false, endsOn: null })] })
    expect(answer).toMatchObject({
      stand: 'partly',
      labour: { by: 'contract', until: null, daysLeft: null },
      parts: null,
    })
    expect(costKinds.map((kind) => coverageOfLine(answer, kind))).toEqual([
      'contract',
      'contract',
      'billable',
      'billable',
      'contract',
    ])
  })

  it('puts a warranty before a contract, the chosen contract before others, and the fuller before the longer', () => {
    const labourOnly = contract({ id: 'l', number: 'C-2', coversParts: false, endsOn: null })
    const full = contract({ id: 'f', number: 'C-3' })
    const both = { contracts: [labourOnly, full] }
    expect(ask({ ...both, asset: { warrantyUntil: '2012-01-01' } }).labour?.by).toBe('warranty')
    expect(ask(both).labour?.contractId).toBe('f')
    expect(ask({ ...both, contractId: 'l' })).toMatchObject({ labour: { contractId: 'l' }, parts: { contractId: 'f' } })
  })

  it('does not count a contract that bears nothing', () => {
    expect(ask({ contracts: [contract({ coversLabour: false, coversParts: false })] }).stand).toBe('none')
  })

  it('never lets the customer pay what warranty bears, on any day of any year', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), fc.boolean(), fc.boolean(), (offset, labour, parts) => {
        const day = '2011-09-06'
        const warrantyUntil = addDays(day, offset)
        const contracts = [contract({ coversLabour: labour, coversParts: parts })]
        const answer = ask({ asset: { warrantyUntil }, contracts })
        const bearers = costKinds.map((kind) => coverageOfLine(answer, kind))
        if (offset >= 0) expect(new Set(bearers)).toEqual(new Set(['warranty']))
        else expect(bearers).not.toContain('warranty')
        if (offset >= 0) expect(answer.labour?.daysLeft).toBe(offset)
      }),
    )
  })
})
