import type { Delivery } from '@/domain/mail/policy'

const [second, minute, hour] = [1, 60, 3600]

export type Story = {
  /** What the provider told of the mail, how many seconds after it was written. */
  told: readonly (readonly [after: number, delivery: Delivery | null, reason?: string])[]
  /** Who visited its link, how many seconds after. */
  visits?: readonly (readonly [after: number, visitor: 'automatic' | 'person'])[]
}

const sent = [2 * second, null] as const
const delivered = [5 * second, 'delivered'] as const
const scanned = [40 * second, 'automatic'] as const

/** What becomes of a mail, as servers tell it in their own words. */
export const stories = {
  delivered: { told: [sent, delivered] },
  scanned: { told: [sent, delivered], visits: [scanned] },
  opened: {
    told: [sent, delivered],
    visits: [scanned, [3 * hour, 'person']],
  },
  delayed: { told: [sent, [4 * minute, 'delayed']] },
  full: {
    told: [
      sent,
      [4 * minute, 'delayed'],
      [
        11 * hour,
        'soft_bounced',
        '452 4.2.2 The email account that you tried to reach is over quota\nTransient / MailboxFull',
      ],
    ],
  },
  unknown: {
    told: [
      sent,
      [
        6 * second,
        'bounced',
        'smtp; 550 5.1.1 Recipient address rejected: User unknown in local recipient table\nPermanent / General',
      ],
    ],
  },
  filtered: {
    told: [
      sent,
      [
        8 * second,
        'bounced',
        'smtp; 550 5.7.1 Message rejected as spam by Content Filtering\nPermanent / General',
      ],
    ],
  },
  complained: {
    told: [sent, delivered, [26 * hour, 'complained']],
    visits: [scanned],
  },
} satisfies Record<string, Story>
