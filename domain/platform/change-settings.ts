import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { changesPlatform } from '@/domain/access/policy'
import { type Changes, changesBetween } from '@/domain/audit/changes'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'
import type { SettingsInput } from './input'
import type { Logo } from './logo'
import { type Settings, selectSettings } from './read-settings'

export type SettingsRefusal = 'not_found' | 'changed_meanwhile'

/**
 * Changes the settings of the platform, all or none, and says in the audit what was what. Only for platform
 * administrators (A2: for others there is nothing to change). Refuses what was decided on other settings than
 * there are. Invitations and mails that exist keep what they were written with.
 */
export async function changeSettings(
  db: Database,
  actor: Actor,
  input: SettingsInput,
  logo: Logo | null,
): Promise<Result<null, SettingsRefusal>> {
  if (!changesPlatform(actor)) return refused('not_found')
  return db.transaction(async (tx) => {
    const before = await read(tx, sql`for update`)
    if (before.version !== input.version) return refused('changed_meanwhile')
    await write(tx, input, logo)
    const { version: _, ...changes } = changesBetween(before, await read(tx, sql``))
    if (Object.keys(changes).length > 0) await record(tx, actor, changes)
    return done(null)
  })
}

async function read(tx: Transaction, lock: ReturnType<typeof sql>): Promise<Settings> {
  const { rows } = await tx.execute<Settings>(selectSettings(lock))
  const [settings] = rows
  if (!settings) throw new Error('The platform has no settings row; run the migrations.')
  return settings
}

async function write(tx: Transaction, input: SettingsInput, logo: Logo | null) {
  const picture = logo
    ? sql`, logo = decode(${logo.bytes.toString('hex')}, 'hex'), logo_type = ${logo.type}`
    : input.removeLogo
      ? sql`, logo = null, logo_type = null`
      : sql``
  await tx.execute(sql`
    update platform set name = ${input.name}, accent_color = ${input.accentColor},
      invitation_days = ${input.invitationDays}, reminder_days = ${sql.param(input.reminderDays)}::smallint[],
      purge_days = ${input.purgeDays}, import_file_days = ${input.importFileDays}, daily_mails = ${input.dailyMails},
      daily_mails_of_administrator = ${input.dailyMailsOfAdministrator},
      daily_mails_of_group = ${input.dailyMailsOfGroup},
      daily_mails_to_address = ${input.dailyMailsToAddress}${picture}`)
}

async function record(tx: Transaction, actor: Actor, changes: Changes) {
  const targets = sql`select id from groups where parent_id is null`
  await recordEvents(tx, { by: actor, action: 'platform.changed', targets, details: changes })
}
