import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { accounts, customValues, language } from './accounts'
import { createdAt, id, moment } from './columns'
import { courseSessions } from './course-sessions'
import { groups } from './groups'
import { role } from './memberships'

export const invitationStatus = pgEnum('invitation_status', ['pending', 'accepted', 'cancelled'])

/** How many arrivals a search looks through at a time: see `page-sources.ts`. */
export const stretch = 16_384

/** A pending promise of memberships for one address. "Expired" is a pending one past `expiresAt` (I6). */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    /** Counts up as the ids do, but without gaps to speak of: a stretch of it holds a known number of rows. */
    arrival: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    email: text().notNull(),
    status: invitationStatus().notNull().default('pending'),
    linkVersion: integer().notNull().default(1),
    language: language().notNull(),
    deletionDate: date(),
    /** What an import notes about the person; their account gets it. */
    additionalInfo: text().notNull().default(''),
    customValues: customValues(),
    invitedById: uuid()
      .notNull()
      .references(() => accounts.id),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
    endedAt: moment(),
    endedById: uuid().references(() => accounts.id),
    linkAskedAt: moment(),
    /** When those who can resend were told that a new link was asked for. */
    linkAskedToldAt: moment(),
    approvalAskedAt: moment(),
    /** After how many days without an answer a reminder goes out; empty for none. */
    reminderDays: smallint().array().notNull().default([]),
    remindersSent: smallint().notNull().default(0),
    nextReminderAt: moment(),
    /** Since when its newest mail is known not to have arrived. */
    undeliveredAt: moment(),
    /** Since when its person wants to be forgotten; it goes as soon as no mail of it is on its way. */
    eraseAskedAt: moment(),
  },
  (t) => [
    uniqueIndex('invitations_one_live_per_address').on(t.email).where(sql`${t.status} = 'pending'`),
    unique('invitations_id_status').on(t.id, t.status),
    index('invitations_pending').on(t.id).where(sql`${t.status} = 'pending'`),
    index('invitations_pending_expiry').on(t.expiresAt, t.id).where(sql`${t.status} = 'pending'`),
    index('invitations_email_substring')
      .using('gin', sql`${t.email} gin_trgm_ops`, sql`(${t.arrival} / ${sql.raw(String(stretch))})`)
      .where(sql`${t.status} = 'pending'`),
    index('invitations_link_asked')
      .on(t.id)
      .where(sql`${t.status} = 'pending' and ${t.linkAskedAt} is not null`),
    index('invitations_to_approve')
      .on(t.id)
      .where(sql`${t.status} = 'pending' and ${t.approvalAskedAt} is not null`),
    index('invitations_undelivered')
      .on(t.id)
      .where(sql`${t.status} = 'pending' and ${t.undeliveredAt} is not null`),
    index('invitations_next_reminder')
      .on(t.nextReminderAt)
      .where(sql`${t.status} = 'pending' and ${t.nextReminderAt} is not null`),
    index('invitations_to_erase').on(t.id).where(sql`${t.eraseAskedAt} is not null`),
    index('invitations_cancelled').on(t.endedAt).where(sql`${t.status} = 'cancelled'`),
    index('invitations_invited_by').on(t.invitedById),
    index('invitations_became_account').on(t.endedById).where(sql`${t.status} = 'accepted'`),
    check('invitations_ended', sql`(${t.status} = 'pending') = (${t.endedAt} is null)`),
    check('invitations_erased_are_cancelled', sql`${t.eraseAskedAt} is null or ${t.status} = 'cancelled'`),
    check('invitations_accepted_by_somebody', sql`${t.status} <> 'accepted' or ${t.endedById} is not null`),
  ],
)

/**
 * What an invitation promises, and who promised it: that person's right is checked again at acceptance (A1).
 * `status` repeats the invitation's, kept equal by the foreign key, so that a group's live rows have an index.
 */
export const invitationMemberships = pgTable(
  'invitation_memberships',
  {
    invitationId: uuid().notNull(),
    groupId: uuid()
      .notNull()
      .references(() => groups.id),
    role: role().notNull(),
    invitedById: uuid()
      .notNull()
      .references(() => accounts.id),
    status: invitationStatus().notNull().default('pending'),
    /** The session that it was made from: such a promise is of this group only, nothing climbs (I3). */
    courseSessionId: uuid().references((): AnyPgColumn => courseSessions.id),
  },
  (t) => [
    unique('invitation_memberships_once')
      .on(t.invitationId, t.groupId, t.role, t.courseSessionId)
      .nullsNotDistinct(),
    foreignKey({
      name: 'invitation_memberships_invitation',
      columns: [t.invitationId, t.status],
      foreignColumns: [invitations.id, invitations.status],
    })
      .onUpdate('cascade')
      .onDelete('cascade'),
    index('invitation_memberships_live').on(t.groupId, t.invitationId).where(sql`${t.status} = 'pending'`),
  ],
)

/** Told apart by what the visitor did, not by who it says it is: a scanner runs scripts, but touches nothing. */
export const visitor = pgEnum('visitor', ['automatic', 'person'])

/** Visits of an invitation's link. They change nothing about the invitation (F1, T02). */
export const linkVisits = pgTable(
  'link_visits',
  {
    id: id(),
    invitationId: uuid()
      .notNull()
      .references(() => invitations.id, { onDelete: 'cascade' }),
    visitor: visitor().notNull().default('automatic'),
    createdAt: createdAt(),
  },
  (t) => [index('link_visits_invitation').on(t.invitationId, t.id)],
)

/** Who asked not to be written to any more: a keyed digest of the address, and nothing else of them. */
export const erasedAddresses = pgTable('erased_addresses', {
  digest: text().primaryKey(),
  createdAt: createdAt(),
})
