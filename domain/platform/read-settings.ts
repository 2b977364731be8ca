import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { changesPlatform } from '@/domain/access/policy'

export type Settings = {
  name: string
  accentColor: string
  logoDigest: string | null
  invitationDays: number
  reminderDays: number[]
  purgeDays: number
  importFileDays: number
  dailyMails: number
  dailyMailsOfAdministrator: number
  dailyMailsOfGroup: number
  dailyMailsToAddress: number
  timeZone: string
  /** Changes with any of them. */
  version: string
}

/** The settings of the platform, for who may change them; for others there are none (A2). */
export async function readSettings(db: Executor, actor: Actor): Promise<Settings | null> {
  if (!changesPlatform(actor)) return null
  const { rows } = await db.execute<Settings>(selectSettings(sql``))
  return rows[0] ?? null
}

export const selectSettings = (lock: SQL) => sql`
  select name, accent_color as "accentColor", logo_digest as "logoDigest", invitation_days as "invitationDays",
    reminder_days as "reminderDays", purge_days as "purgeDays", import_file_days as "importFileDays",
    daily_mails as "dailyMails", daily_mails_of_administrator as "dailyMailsOfAdministrator", daily_mails_of_group as "dailyMailsOfGroup",
    daily_mails_to_address as "dailyMailsToAddress", time_zone as "timeZone",
    md5((to_jsonb(platform) - 'logo')::text) as version
  from platform ${lock}`
