import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

export type Platform = {
  name: string
  accentColor: string
  timeZone: string
  /** The digest of the logo, which is its address. */
  logo: string | null
  invitationDays: number
  reminderDays: number[]
}

/** The settings that every page shows itself by. */
export async function readPlatform(db: Executor): Promise<Platform> {
  const { rows } = await db.execute<Platform>(sql`
    select name, accent_color as "accentColor", time_zone as "timeZone", logo_digest as logo,
      invitation_days as "invitationDays",
      reminder_days as "reminderDays"
    from platform`)
  const [platform] = rows
  if (!platform) throw new Error('The platform has no settings row; run the migrations.')
  return platform
}
