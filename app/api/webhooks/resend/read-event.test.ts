import { describe, expect, test } from 'vitest'
import { readEvent } from './read-event'

const sentAt = new Date('2026-11-22T10:00:05Z')
const mail = '01900000-0000-7000-8000-000000000001'
const read = (type: string, data: object = {}, created_at = '2026-11-22T10:00:00.000Z') =>
  readEvent(
    { id: 'msg_1', sentAt },
    { type, created_at, data: { email_id: 're_1', tags: { mail }, ...data } },
  )

describe('what Resend says of a mail', () => {
  test.each([
    ['email.sent', {}, null, null],
    ['email.delivered', {}, 'delivered', null],
    ['email.delivery_delayed', {}, 'delayed', null],
    ['email.complained', {}, 'complained', null],
    ['email.failed', { failed: { reason: 'reached_daily_quota' } }, 'failed', 'reached_daily_quota'],
    [
      'email.suppressed',
      { suppressed: { message: 'On the list', type: 'OnAccountSuppressionList' } },
      'suppressed',
      'On the list\nOnAccountSuppressionList',
    ],
    [
      'email.bounced',
      { bounce: { type: 'Permanent', subType: 'General', message: '550 5.1.1 unknown' } },
      'bounced',
      '550 5.1.1 unknown\nPermanent / General',
    ],
    [
      'email.bounced',
      { bounce: { type: 'Permanent', subType: 'Suppressed', message: 'On the list' } },
      'suppressed',
      'On the list\nPermanent / Suppressed',
    ],
    [
      'email.bounced',
      { bounce: { type: 'Transient', subType: 'MailboxFull', message: '452 4.2.2 full' } },
      'soft_bounced',
      '452 4.2.2 full\nTransient / MailboxFull',
    ],
    [
      'email.bounced',
      { bounce: { type: 'Undetermined', diagnosticCode: ['smtp; 550 a', 'smtp; 550 b'] } },
      'soft_bounced',
      'smtp; 550 a\nsmtp; 550 b\nUndetermined',
    ],
    ['email.bounced', {}, 'bounced', null],
    ['email.bounced', { bounce: 'nonsense' }, 'bounced', null],
  ])('%s %j is %s', (type, data, delivery, reason) => {
    expect(read(type, data)).toEqual({
      id: 'msg_1',
      mailId: mail,
      providerId: 're_1',
      delivery,
      reason,
      occurredAt: new Date('2026-11-22T10:00:00Z'),
    })
  })

  test.each(['email.opened', 'email.clicked', 'email.received', 'contact.created', 'toString', ''])(
    '%s is of no concern',
    (type) => expect(read(type)).toBeNull(),
  )

  test('tags may come as a list; a name that is none of ours is left to the provider’s', () => {
    const tags = [
      { name: 'other', value: 'x' },
      { name: 'mail', value: mail },
    ]
    expect(read('email.sent', { tags })).toMatchObject({ mailId: mail })
    expect(read('email.sent', { tags: { mail: '7' } })).toMatchObject({ mailId: null, providerId: 're_1' })
    expect(read('email.sent', { tags: {}, email_id: undefined })).toBeNull()
  })

  test.each(['', 'yesterday', '+275000-01-01T00:00:00Z', '0001-01-01'])(
    'the moment %j is not one: when it was told counts',
    (moment) => expect(read('email.sent', {}, moment)).toMatchObject({ occurredAt: sentAt }),
  )

  test('words are kept to a length, and without what the database cannot keep', () => {
    const bounce = { type: 'Permanent', message: `\0${'x'.repeat(5000)}` }
    expect(read('email.bounced', { bounce })?.reason).toBe('x'.repeat(1000))
  })
})
