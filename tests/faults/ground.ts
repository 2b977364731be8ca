import { sql } from 'drizzle-orm'
import { encode } from 'next-auth/jwt'
import type { Database } from '@/db/client'
import { createSignIns } from '@/db/factories/accounts'
import { actorOf } from '@/db/factories/memberships'
import type { Platform } from '@/db/factories/platform'
import { freePort } from '@/db/local/ports'
import type { Actor } from '@/domain/access/actor'
import { webhookSecret } from '../fake-resend-webhooks'
import type { Settings } from './armed'
import { type Provider, startProvider } from './provider'

export const secret = 'a secret that only the fault runs have, long enough'

/** Database, provider and settings that outlive the processes which are killed. */
export type Ground = {
  db: Database
  platform: Platform
  provider: Provider
  settings: Settings
  /** The administrator who presses the buttons. */
  actor: Actor
  cookie: string
}

/**
 * Starts the provider beside a migrated database with `platform` in it; `variables` say where that is. The jobs
 * of a killed worker are free after a second.
 */
export async function prepareGround(
  db: Database,
  platform: Platform,
  variables: Settings = process.env,
): Promise<Ground> {
  const provider = await startProvider()
  await provider.order({ answerAfterMs: 250 })
  await db.execute(sql`update pgboss.queue set expire_seconds = 1, retry_delay = 0, retry_backoff = false`)
  // Faster than the provider: here it is not the pace that is proven.
  await db.execute(sql`update mail_gate set calls_per_second = 50`)
  const port = await freePort()
  const settings = {
    ...variables,
    PORT: String(port),
    AUTH_SECRET: secret,
    APP_URL: `http://localhost:${port}`,
    RESEND_API_KEY: 're_faults',
    RESEND_BASE_URL: provider.api,
    RESEND_WEBHOOK_SECRET: webhookSecret,
    PASSWORD_COST: '10',
  }
  const { id } = platform.people.groupAdmin
  const [sub = ''] = await createSignIns(db, [id])
  const salt = 'authjs.session-token'
  const cookie = `${salt}=${await encode({ token: { sub }, secret, salt, maxAge: 7 * 86_400 })}`
  return { db, platform, provider, settings, actor: await actorOf(db, { id }), cookie }
}

export const leaveGround = ({ provider }: Ground) => provider.stop()
