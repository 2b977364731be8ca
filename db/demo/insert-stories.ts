import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { linkVisits, mails } from '@/db/schema'
import { recordDeliveries } from '@/domain/mail/record-deliveries'
import { idAt } from '../factories/ids'
import type { DemoInvitation } from './invitations'
import { type Story, stories } from './stories'

/** What came back of the mails that were sent, told as the provider tells it, and who visited their links. */
export async function insertStories(
  tx: Transaction,
  created: readonly { id: string; invitation: DemoInvitation }[],
): Promise<void> {
  const letters = await tx.select().from(mails)
  const told = created.flatMap(({ id, invitation }) => {
    const letter = letters.find(({ invitationId }) => invitationId === id)
    if (letter?.status !== 'sent') return []
    const story: Story = stories[invitation.story ?? 'delivered']
    return [{ story, invitationId: id, mailId: letter.id, from: letter.createdAt }]
  })
  await recordDeliveries(
    tx,
    told.flatMap(({ story, mailId, from }) =>
      story.told.map(([after, delivery, reason = null]) => {
        const occurredAt = later(from, after)
        return { id: `msg_${idAt(occurredAt)}`, mailId, providerId: mailId, delivery, reason, occurredAt }
      }),
    ),
  )
  const visits = told.flatMap(({ story: { visits = [] }, invitationId, from }) =>
    visits.map(([after, visitor]) => {
      const createdAt = later(from, after)
      return { id: idAt(createdAt), invitationId, visitor, createdAt }
    }),
  )
  await tx.insert(linkVisits).values(visits)
  // It became known when it was told, not on the day of the demonstration.
  await tx.execute(sql`
    update invitations i set undelivered_at = m.delivery_at from mails m
    where m.invitation_id = i.id and i.undelivered_at is not null and m.delivery_at is not null`)
}

const later = (moment: Date, seconds: number) => new Date(moment.getTime() + seconds * 1000)
