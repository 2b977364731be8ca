import { sql } from 'drizzle-orm'
import { boolean, check, integer, pgTable, text } from 'drizzle-orm/pg-core'

/** The settings of the platform: one row. */
export const platform = pgTable(
  'platform',
  {
    only: boolean().primaryKey().default(true),
    name: text().notNull().default('Bienvenue'),
    accentColor: text().notNull().default('#0f766e'),
    invitationDays: integer().notNull().default(30),
    timeZone: text().notNull().default('Europe/Paris'),
  },
  (t) => [
    check('platform_one_row', sql`${t.only}`),
    check('platform_invitation_days', sql`${t.invitationDays} between 1 and 90`),
    check('platform_accent_color', sql`${t.accentColor} ~ '^#[0-9a-f]{6}$'`),
  ],
)
