import { sql } from 'drizzle-orm'
import { boolean, check, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { bytes } from './columns'

/** The settings of the platform: one row. */
export const platform = pgTable(
  'platform',
  {
    only: boolean().primaryKey().default(true),
    name: text().notNull().default('Bienvenue'),
    accentColor: text().notNull().default('#0f766e'),
    invitationDays: integer().notNull().default(30),
    timeZone: text().notNull().default('Europe/Paris'),
    /** A picture for the head of mails and pages; mail programs show no SVG. */
    logo: bytes(),
    logoType: text(),
    /** Its address: another picture is another one, so that caches may keep it. */
    logoDigest: text().generatedAlwaysAs(sql`encode(sha256(logo), 'hex')`),
    /** Days after the invitation on which a reminder goes out, unless the inviter chooses otherwise. */
    reminderDays: smallint().array().notNull().default([3, 7]),
    /** Days after which what expired or was cancelled is forgotten, address included. */
    purgeDays: integer().notNull().default(90),
    /** Days after which what is in an imported file is erased; the figures of the import stay. */
    importFileDays: integer().notNull().default(30),
    /** How many invitation mails may go out a day: in all, for an administrator, for a group, to one address. */
    dailyMails: integer().notNull().default(100_000),
    dailyMailsOfAdministrator: integer().notNull().default(20_000),
    dailyMailsOfGroup: integer().notNull().default(20_000),
    dailyMailsToAddress: integer().notNull().default(5),
  },
  (t) => [
    check('platform_one_row', sql`${t.only}`),
    check('platform_invitation_days', sql`${t.invitationDays} between 1 and 90`),
    check('platform_purge_days', sql`${t.purgeDays} between 1 and 3650`),
    check('platform_import_file_days', sql`${t.importFileDays} between 1 and 365`),
    check('platform_three_reminders', sql`cardinality(${t.reminderDays}) <= 3`),
    check(
      'platform_logo',
      sql`(${t.logo} is null) = (${t.logoType} is null) and octet_length(${t.logo}) <= 262144`,
    ),
    check(
      'platform_budgets',
      sql`least(${t.dailyMails}, ${t.dailyMailsOfAdministrator}, ${t.dailyMailsOfGroup}, ${t.dailyMailsToAddress}) >= 1`,
    ),
    check('platform_accent_color', sql`${t.accentColor} ~ '^#[0-9a-f]{6}$'`),
  ],
)
