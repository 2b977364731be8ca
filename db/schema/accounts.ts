import { type SQLWrapper, sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, moment } from './columns'

export const language = pgEnum('language', ['fr', 'en'])
export const accountStatus = pgEnum('account_status', ['active', 'deleted'])

/** Who gave the password that a person has not yet replaced by their own: a mail (C4), or a printed sheet (C5). */
export const temporaryPassword = pgEnum('temporary_password', ['mailed', 'sheet'])

/** The values of custom fields, by the id of the field. Typed by the field; kept as text, a date as `yyyy-mm-dd`. */
export type CustomValues = Record<string, string>
export const customValues = () => jsonb().$type<CustomValues>().notNull().default({})

/**
 * What all the addresses of one mailbox have in common: none of `+x` and `#x`, and at Gmail no dots. For warnings
 * only: who has such an address may have an account of their own (I4).
 */
export const mailboxKey = (email: SQLWrapper) => sql`(
  case when split_part(${email}, '@', 2) in ('gmail.com', 'googlemail.com')
    then replace(regexp_replace(split_part(${email}, '@', 1), '(.)[+#].*$', '\\1'), '.', '') || '@gmail.com'
    else regexp_replace(split_part(${email}, '@', 1), '(.)[+#].*$', '\\1') || '@' || split_part(${email}, '@', 2) end)`

/**
 * People who can log in: with `email`, canonical (I4), which mail goes to, or without a mailbox with `userName` (C5).
 * A temporary password is derived from id and version, never stored, and gone once there is a `passwordHash` (C4).
 */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    email: text().unique('accounts_one_per_address'),
    userName: text().unique('accounts_one_per_user_name'),
    firstName: text().notNull(),
    lastName: text().notNull(),
    passwordHash: text(),
    temporaryPassword: temporaryPassword(),
    /** Only ever counts up, so that no former temporary password comes back. */
    temporaryVersion: integer().notNull().default(0),
    language: language().notNull().default('fr'),
    timeZone: text().notNull().default('Europe/Paris'),
    status: accountStatus().notNull().default('active'),
    isOwner: boolean().notNull().default(false),
    deletionDate: date(),
    additionalInfo: text().notNull().default(''),
    customValues: customValues(),
    lastSignInAt: moment(),
    createdAt: createdAt(),
    deletedAt: moment(),
    /** The groups that a deleted account was placed in: whoever has all of them may restore it. */
    formerGroupIds: uuid().array().notNull().default([]),
    /** Whether it was a learner there and nothing else: only then user administrators count among them. */
    formerLearner: boolean().notNull().default(true),
  },
  (t) => [
    uniqueIndex('accounts_one_owner').on(sql`(true)`).where(sql`${t.isOwner}`),
    index('accounts_name').on(t.lastName, t.firstName, t.id),
    index('accounts_substring')
      .using(
        'gin',
        sql`(${t.firstName} || ' ' || ${t.lastName} || ' ' || coalesce(${t.email}, '') || ' ' || coalesce(${t.userName}, '')) gin_trgm_ops`,
      )
      .where(sql`${t.status} = 'active'`),
    // For addresses that lead to the mailbox of somebody who is there: as `mailboxKey` has it.
    index('accounts_mailbox').on(mailboxKey(t.email)).where(sql`${t.status} = 'active'`),
    index('accounts_last_sign_in')
      .on(sql`coalesce(${t.lastSignInAt}, '-infinity'::timestamptz)`, t.id)
      .where(sql`${t.status} = 'active'`),
    index('accounts_ending')
      .on(sql`coalesce(${t.deletionDate}, 'infinity'::date)`, t.id)
      .where(sql`${t.status} = 'active'`),
    index('accounts_waiting')
      .on(t.id)
      .where(sql`${t.temporaryPassword} is not null and ${t.status} = 'active'`),
    index('accounts_former_groups').using('gin', t.formerGroupIds).where(sql`${t.status} = 'deleted'`),
    index('accounts_deletion_date')
      .on(t.deletionDate, t.id)
      .where(sql`${t.deletionDate} is not null and ${t.status} = 'active'`),
    check('accounts_can_log_in', sql`num_nonnulls(${t.email}, ${t.userName}) > 0`),
    check('accounts_user_name_is_no_address', sql`position('@' in ${t.userName}) = 0`),
    check('accounts_one_password', sql`num_nonnulls(${t.passwordHash}, ${t.temporaryPassword}) <= 1`),
    check('accounts_deleted_at', sql`(${t.status} = 'deleted') = (${t.deletedAt} is not null)`),
    check(
      'accounts_owner_stays',
      sql`not ${t.isOwner} or (${t.status} = 'active' and ${t.deletionDate} is null)`,
    ),
  ],
)

/** What an account has for a time: it goes with the account. */
const ofAccountForATime = () => ({
  id: id(),
  accountId: uuid()
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' }),
  createdAt: createdAt(),
  expiresAt: moment().notNull(),
})

/** Where a person is signed in: a cookie names one of these rows, and dies with it (T15). */
export const signIns = pgTable(
  'sign_ins',
  {
    ...ofAccountForATime(),
    endedAt: moment(),
    /** The neighbourhood that it was opened from, so that people recognise theirs; never a whole address. */
    origin: text(),
  },
  (t) => [index('sign_ins_account').on(t.accountId)],
)

/** A request for a new password: its link is derived from the id, its single use lives here. */
export const passwordResets = pgTable(
  'password_resets',
  {
    ...ofAccountForATime(),
    usedAt: moment(),
  },
  (t) => [index('password_resets_account').on(t.accountId)],
)
