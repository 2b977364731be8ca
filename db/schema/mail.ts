import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { accounts, language } from './accounts'
import { createdAt, id, moment } from './columns'
import { invitations } from './invitations'

export const mailKind = pgEnum('mail_kind', ['invitation', 'password_reset'])
export const mailStatus = pgEnum('mail_status', ['queued', 'sent', 'failed'])

/**
 * The send ledger: a row per message, written in the transaction that caused it (Invariant I).
 * `batchId` never changes: a batch is sent as one call under one idempotency key.
 */
export const mails = pgTable(
  'mails',
  {
    id: id(),
    kind: mailKind().notNull(),
    invitationId: uuid().references(() => invitations.id, { onDelete: 'cascade' }),
    accountId: uuid().references(() => accounts.id, { onDelete: 'cascade' }),
    recipient: text().notNull(),
    language: language().notNull(),
    variables: jsonb().$type<Record<string, string>>().notNull(),
    batchId: uuid().notNull(),
    position: integer().notNull(),
    status: mailStatus().notNull().default('queued'),
    attempts: integer().notNull().default(0),
    providerId: text(),
    failure: text(),
    createdAt: createdAt(),
    settledAt: moment(),
  },
  (t) => [
    unique('mails_batch_position').on(t.batchId, t.position),
    index('mails_invitation').on(t.invitationId, t.id),
    index('mails_account').on(t.accountId, t.id),
    check('mails_batch_of_100', sql`${t.position} between 0 and 99`),
    check('mails_settled', sql`(${t.status} = 'queued') = (${t.settledAt} is null)`),
    check(
      'mails_belongs_to_its_kind',
      sql`case ${t.kind} when 'invitation' then ${t.invitationId} is not null else ${t.accountId} is not null end`,
    ),
  ],
)
