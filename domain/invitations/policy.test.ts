import { describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { deliveries } from '@/domain/mail/policy'
import {
  type Facts,
  firstStep,
  standingOf,
  whyNotActivate,
  whyNotCancel,
  whyNotCopy,
  whyNotCorrect,
  whyNotResend,
} from './policy'

const groupId = '01935443-ad9c-7003-828f-f661e55d3e1e'
const someone = {
  accountId: 'a',
  firstName: 'A',
  lastName: 'B',
  origin: null,
  login: 'a@b.fr',
  timeZone: 'Europe/Paris',
}
const userAdmin: Actor = {
  ...someone,
  language: 'fr',
  isOwner: false,
  isPlatformAdmin: false,
  adminOf: new Set(),
  rolesIn: new Map([[groupId, new Set(['user_admin'])]]),
}
const sent = { status: 'sent', failure: null, trouble: null, delivery: null, startsAt: null } as const
const usual: Facts = {
  status: 'pending',
  expired: false,
  datePassed: false,
  linkAskedAt: null,
  approvalAskedAt: null,
  promised: [{ groupId, role: 'learner' }],
  elsewhere: 0,
  fromSessions: [],
  mail: sent,
  undeliverable: null,
  opened: false,
}
const all = (facts: Facts) => [
  whyNotResend(facts),
  whyNotCorrect(userAdmin, facts),
  whyNotCopy(userAdmin, facts),
  whyNotActivate(userAdmin, facts),
]

describe('what can be done with an invitation', () => {
  test('everything, with a usual one of one’s own', () => {
    expect([...all(usual), whyNotCancel(usual)]).toEqual([null, null, null, null, null])
  })

  test('nothing, once it has ended; nothing but cancelling, once its date has come (D1)', () => {
    const ended = { ...usual, status: 'cancelled' as const }
    expect([...all(ended), whyNotCancel(ended)]).toEqual(Array(5).fill('ended'))
    const late = { ...usual, datePassed: true }
    expect([...all(late), whyNotCancel(late)]).toEqual([...Array(4).fill('date_passed'), null])
  })

  test.each(deliveries)(
    'it is not resent to an address that refuses for good or complained: %s',
    (delivery) => {
      const forGood = ['bounced', 'suppressed', 'complained'].includes(delivery)
      const facts = { ...usual, undeliverable: forGood ? delivery : null }
      expect(whyNotResend(facts)).toBe(forGood ? delivery : null)
      expect(all(facts).slice(1)).toEqual([null, null, null])
    },
  )

  test('T12 what makes one become what it promises needs the right to give all of that', () => {
    const more = { ...usual, promised: [...usual.promised, { groupId, role: 'coach' as const }] }
    const fromSession = (isReferent: boolean) => ({ ...usual, fromSessions: [{ groupId, isReferent }] })
    for (const facts of [more, { ...usual, elsewhere: 1 }, fromSession(false), fromSession(true)])
      expect(all(facts)).toEqual([null, 'beyond_yours', 'beyond_yours', 'beyond_yours'])
    const leads: Actor = { ...userAdmin, rolesIn: new Map([[groupId, new Set(['user_admin', 'coach'])]]) }
    expect(whyNotCopy(leads, fromSession(false))).toBe('beyond_yours')
    expect(whyNotCopy(leads, fromSession(true)), 'the control').toBeNull()
  })

  test('an expired link is not handed over; who waits for an approval is not let in', () => {
    expect(all({ ...usual, expired: true })).toEqual([null, null, 'expired', null])
    expect(all({ ...usual, approvalAskedAt: new Date() })).toEqual([null, null, null, 'waits_for_approval'])
  })
})

describe('where it stands, and what to do first', () => {
  const mail = (given: Partial<NonNullable<Facts['mail']>>) => ({ mail: { ...sent, ...given } })
  test.each<[string, Partial<Facts>, string | null]>([
    ['sent', {}, 'resend'],
    ['no_mail', { mail: null }, 'resend'],
    ['queued', mail({ status: 'queued' }), null],
    ['held_up', mail({ status: 'queued', trouble: 'quota_reached' }), null],
    ['held_up', mail({ status: 'queued', startsAt: new Date() }), null],
    ['not_sent', mail({ status: 'failed', failure: 'gave_up' }), 'resend'],
    ['not_sent', mail({ delivery: 'failed' }), 'resend'],
    ['address_refused', mail({ status: 'failed', failure: 'address_refused' }), 'correct'],
    ['uncertain', mail({ status: 'uncertain' }), 'resend'],
    ['delivered', mail({ delivery: 'delivered' }), 'resend'],
    ['soft_bounced', mail({ delivery: 'soft_bounced' }), 'resend'],
    ['opened', { ...mail({ delivery: 'delivered' }), opened: true }, 'copy'],
    ['bounced', { ...mail({ delivery: 'bounced' }), undeliverable: 'bounced', expired: true }, 'correct'],
    ['complained', { undeliverable: 'complained', opened: true }, 'copy'],
    ['expired', { expired: true, opened: true }, 'resend'],
    ['link_asked', { expired: true, linkAskedAt: new Date() }, 'resend'],
    ['to_approve', { approvalAskedAt: new Date(), undeliverable: 'bounced' }, 'approve'],
    ['date_passed', { datePassed: true, approvalAskedAt: new Date() }, null],
    ['cancelled', { status: 'cancelled', datePassed: true }, null],
  ])('%s', (standing, facts, step) => {
    const found = standingOf({ ...usual, ...facts })
    expect(found).toBe(standing)
    expect(firstStep(found)).toBe(step)
  })
})
