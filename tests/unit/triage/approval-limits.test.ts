import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles } from '#shared/domain/access/role.ts'
import type { ApprovingUser } from '#shared/domain/approval/approval-limits.ts'
import {
  approvalLimitsOf,
  approvalRight,
  decidersOf,
  defaultApprovalLimits,
  delegatesOn,
} from '#shared/domain/approval/approval-limits.ts'

const day = '2011-09-06'
const user = (id: string, more: Partial<ApprovingUser> = {}): ApprovingUser => ({
  id,
  name: id,
  role: 'dispatcher',
  approvalLimitCents: null,
  delegateId: null,
  delegateFrom: null,
  delegateUntil: null,
  active: true,
  ...more,
})
const as = (one: ApprovingUser) => ({ role: one.role, userId: one.id })

describe('who may approve an amount', () => {
  it('is decided by the person’s own limit, else by that of the role, and null has no end', () => {
    const dispatcher = user('dana')
    const trusted = user('tess', { approvalLimitCents: 200_000 })
    const boss = user('mia', { role: 'administrator' })
    const users = [dispatcher, trusted, boss]
    expect(approvalRight(as(dispatcher), 50_000, users, defaultApprovalLimits, day).may).toBe(true)
    expect(approvalRight(as(dispatcher), 50_001, users, defaultApprovalLimits, day)).toEqual({
      may: false,
      limitCents: 50_000,
      deciders: ['mia', 'tess'],
    })
    expect(approvalRight(as(trusted), 200_000, users, defaultApprovalLimits, day).may).toBe(true)
    expect(approvalRight(as(boss), 10 ** 12, users, defaultApprovalLimits, day).may).toBe(true)
  })

  it('reaches a delegate on the days of the delegation, both included, and not the delegate’s delegate', () => {
    const away = user('mia', {
      role: 'manager',
      delegateId: 'dana',
      delegateFrom: '2011-09-05',
      delegateUntil: '2011-09-07',
    })
    const dana = user('dana', { delegateId: 'joe' })
    const joe = user('joe')
    const users = [away, dana, joe]
    const on = (who: ApprovingUser, when: string) => approvalRight(as(who), 400_000, users, defaultApprovalLimits, when)
    for (const when of ['2011-09-05', '2011-09-06', '2011-09-07']) {
      expect(on(dana, when)).toEqual({ may: true, onBehalfOf: { id: 'mia', name: 'mia' } })
    }
    expect(on(dana, '2011-09-04').may).toBe(false)
    expect(on(dana, '2011-09-08').may).toBe(false)
    expect(on(joe, day).may).toBe(false)
    expect(decidersOf(400_000, users, defaultApprovalLimits, day)).toEqual(['dana', 'mia'])
  })

  it('passes over those who left, and decides for the smallest limit that reaches', () => {
    const users = [
      user('big', { role: 'administrator', delegateId: 'dana' }),
      user('small', { role: 'manager', delegateId: 'dana' }),
      user('gone', { role: 'coordinator', delegateId: 'dana', active: false }),
      user('dana'),
    ]
    const right = approvalRight({ role: 'dispatcher', userId: 'dana' }, 90_000, users, defaultApprovalLimits, day)
    expect(right).toEqual({ may: true, onBehalfOf: { id: 'small', name: 'small' } })
    expect(delegatesOn(users[2]!, day)).toBeNull()
  })

  it('follows the role where the office has no users', () => {
    expect(approvalRight({ role: 'administrator', userId: null }, 10 ** 9, [], defaultApprovalLimits, day).may).toBe(
      true,
    )
    expect(approvalRight({ role: 'readOnly', userId: null }, 1, [], defaultApprovalLimits, day)).toEqual({
      may: false,
      limitCents: 0,
      deciders: [],
    })
  })

  it('says yes exactly to the people it names as deciders', () => {
    const someUser = fc.record({
      role: fc.constantFrom(...roles),
      approvalLimitCents: fc.option(fc.integer({ min: 0, max: 1_000 })),
      delegate: fc.option(fc.integer({ min: 0, max: 5 })),
      active: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(someUser, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 1_200 }),
        (list, amount) => {
          const users = list.map(({ delegate, ...one }, at) =>
            user(`u${at}`, { ...one, delegateId: delegate === null ? null : `u${delegate % list.length}` }),
          )
          const limits = { ...defaultApprovalLimits, dispatcher: 300, planner: 0, manager: 900, coordinator: 500 }
          const named = decidersOf(amount, users, limits, day)
          for (const one of users.filter(({ active }) => active)) {
            expect([one.name, approvalRight(as(one), amount, users, limits, day).may]).toEqual([
              one.name,
              named.includes(one.name),
            ])
          }
        },
      ),
    )
  })
})

describe('the setting of limits', () => {
  it('keeps the default of roles it does not name, and of a value that makes no sense', () => {
    expect(approvalLimitsOf({ dispatcher: 1_000, manager: null })).toEqual({
      ...defaultApprovalLimits,
      dispatcher: 1_000,
      manager: null,
    })
    for (const nonsense of [null, 'all', 7, { dispatcher: -1 }, [1]]) {
      expect(approvalLimitsOf(nonsense)).toEqual(defaultApprovalLimits)
    }
  })
})
