import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { accounts, language } from './accounts'
import { createdAt, id, moment } from './columns'
import { groups } from './groups'
import { invitations } from './invitations'

export const mailKind = pgEnum('mail_kind', [
  'invitation',
  'password_reset',
  'reminder',
  'link_asked',
  'failure_digest',
  'credentials',
  'password_link',
  'course_session',
  'course_session_moved',
  'course_session_left',
])
/** `uncertain`: handed over, never answered, and too old to ask again (F03). */
export const mailStatus = pgEnum('mail_status', ['queued', 'sent', 'failed', 'uncertain'])
/** What came back, in order of rank: whatever the order of arrival, the highest is the state (F05). */
export const mailDelivery = pgEnum('mail_delivery', [
  'delayed',
  'delivered',
  'soft_bounced',
  'failed',
  'bounced',
  'suppressed',
  'complained',
])

/** What a batch needs to be written again byte for byte, except the link key itself, of which it has the name. */
export type FrozenBatch = {
  appUrl: string
  from: string
  linkKey: string
  platform: string
  timeZone: string
  /** Digests of `mail_templates`, by kind and language. */
  templates: Record<string, string>
}

/**
 * At most 100 messages that are sent as one call under one idempotency key. Which ones never changes, and what
 * they say is frozen at the first attempt.
 */
export const mailBatches = pgTable(
  'mail_batches',
  {
    id: id(),
    createdAt: createdAt(),
    /** Not before: a budget or a pause of the provider. */
    startAfter: moment().notNull().defaultNow(),
    frozen: jsonb().$type<FrozenBatch>(),
    attempts: integer().notNull().default(0),
    /** Since when an attempt may have reached the provider without an answer; 24 hours on, it is uncertain. */
    unansweredSince: moment(),
    /** Why it was not taken at the last attempt. */
    trouble: text(),
    settledAt: moment(),
  },
  (t) => [index('mail_batches_open').on(t.startAfter).where(sql`${t.settledAt} is null`)],
)

/** Rendered templates by digest: a deployment between two attempts changes no byte. They hold no person's data. */
export const mailTemplates = pgTable('mail_templates', {
  digest: text().primaryKey(),
  subject: text().notNull(),
  html: text().notNull(),
  text: text().notNull(),
})

/** The send ledger: a row per message, written in the transaction that caused it (Invariant I). */
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
    /** The session that it is about, if it is about one. */
    courseSessionId: uuid().generatedAlwaysAs(sql`(variables->>'courseSessionId')::uuid`),
    batchId: uuid()
      .notNull()
      .references(() => mailBatches.id),
    position: integer().notNull(),
    /** On whose budget, for whose group and for which day it was planned (T18). */
    requestedById: uuid().references(() => accounts.id),
    groupId: uuid().references(() => groups.id),
    sendOn: date(),
    status: mailStatus().notNull().default('queued'),
    attempts: integer().notNull().default(0),
    providerId: text(),
    failure: text(),
    createdAt: createdAt(),
    settledAt: moment(),
    /** The fold of `mail_events`. */
    delivery: mailDelivery(),
    deliveryAt: moment(),
    /** The server's own words. */
    deliveryReason: text(),
    /** When its failure was told to who invited, or asked for it. */
    reportedAt: moment(),
  },
  (t) => [
    unique('mails_batch_position').on(t.batchId, t.position),
    index('mails_invitation').on(t.invitationId, t.id),
    index('mails_account').on(t.accountId, t.id),
    index('mails_recipient').on(t.recipient, t.id),
    // For the budget of a mailbox that is written to under `#x` aliases.
    index('mails_alias')
      .on(sql`regexp_replace(${t.recipient}, '^([^@#]+)#[^@]*@', '\\1@')`)
      .where(sql`${t.recipient} like '%#%'`),
    index('mails_course_session')
      .on(t.courseSessionId, t.accountId)
      .where(sql`${t.courseSessionId} is not null`),
    index('mails_provider_id').on(t.providerId),
    index('mails_to_report')
      .on(t.id)
      .where(
        sql`${t.reportedAt} is null and (${t.status} in ('failed', 'uncertain') or ${t.delivery} >= 'soft_bounced')`,
      ),
    index('mails_to_blank')
      .on(t.id)
      .where(sql`${t.kind} in ('link_asked', 'failure_digest') and ${t.variables} <> '{}'`),
    check('mails_batch_of_100', sql`${t.position} between 0 and 99`),
    check('mails_settled', sql`(${t.status} = 'queued') = (${t.settledAt} is null)`),
    check(
      'mails_belongs_to_its_kind',
      sql`case when ${t.kind} in ('invitation', 'reminder') then ${t.invitationId} is not null else ${t.accountId} is not null end`,
    ),
  ],
)

/** What the provider told us of a message, once an id of theirs (F05). */
export const mailEvents = pgTable(
  'mail_events',
  {
    /** The id of the webhook: the same one twice is one. */
    id: text().primaryKey(),
    mailId: uuid()
      .notNull()
      .references(() => mails.id, { onDelete: 'cascade' }),
    /** Null for what says only that the message was taken. */
    delivery: mailDelivery(),
    /** The server's own words. */
    reason: text(),
    occurredAt: moment().notNull(),
    receivedAt: createdAt(),
  },
  (t) => [index('mail_events_mail').on(t.mailId, t.occurredAt)],
)

/** The pace that all workers share: when the next call may start, and until when none may. One row. */
export const mailGate = pgTable(
  'mail_gate',
  {
    only: smallint().primaryKey().default(1),
    callsPerSecond: integer().notNull().default(2),
    nextCallAt: moment().notNull().defaultNow(),
    pausedUntil: moment(),
    pauseReason: text(),
  },
  (t) => [check('mail_gate_one_row', sql`${t.only} = 1`)],
)

export const budgetScope = pgEnum('budget_scope', ['platform', 'administrator', 'group'])

/** How many mails are planned for a day, by what limits them. Recipients are counted in the ledger itself. */
export const mailBudgetDays = pgTable(
  'mail_budget_days',
  {
    scope: budgetScope().notNull(),
    /** An account, a group, or for the platform its group. */
    key: uuid().notNull(),
    day: date().notNull(),
    used: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key, t.day] })],
)
