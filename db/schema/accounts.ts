import { sql } from 'drizzle-orm'
import { boolean, check, date, index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, moment } from './columns'

export const language = pgEnum('language', ['fr', 'en'])
export const accountStatus = pgEnum('account_status', ['active', 'deleted'])

/** People who can log in. `email` is canonical (I4) and is the address that mail goes to. */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    email: text().notNull().unique('accounts_one_per_address'),
    firstName: text().notNull(),
    lastName: text().notNull(),
    passwordHash: text(),
    language: language().notNull().default('fr'),
    timeZone: text().notNull().default('Europe/Paris'),
    status: accountStatus().notNull().default('active'),
    isOwner: boolean().notNull().default(false),
    deletionDate: date(),
    createdAt: createdAt(),
    deletedAt: moment(),
  },
  (t) => [
    uniqueIndex('accounts_one_owner').on(sql`(true)`).where(sql`${t.isOwner}`),
    index('accounts_name').on(t.lastName, t.firstName, t.id),
    index('accounts_substring')
      .using('gin', sql`(${t.firstName} || ' ' || ${t.lastName} || ' ' || ${t.email}) gin_trgm_ops`)
      .where(sql`${t.status} = 'active'`),
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
