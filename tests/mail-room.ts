import { eq, sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { mailBatches, mails } from '@/db/schema'
import { mailInvitations } from '@/domain/invitations/mail-invitations'
import type { Press } from '@/domain/mail/freeze'
import { sendBatch } from '@/domain/mail/send-batch'
import { renderTemplate } from '@/emails/render-template'
import { resendDelivery } from '@/jobs/deliver'
import { testDatabase } from './database'
import { FakeResend } from './fake-resend'

const appUrl = 'https://bienvenue.example'
export const linkKeys = { current: 'a key that only these tests have, 32 characters' }

/** What letters are written with. */
export const press: Press = {
  findTemplate: renderTemplate,
  settings: { appUrl, from: 'Bienvenue <bienvenue@exemple.example>', linkKeys },
}

export const addresses = (count: number) =>
  Array.from({ length: count }, (_, at) => `person${at}@exemple.example`)

/** All that a mail goes through except the worker: a database, a platform, a provider. Emptied before each test. */
export async function openMailRoom() {
  const db = await testDatabase()
  return new MailRoom(db, await createPlatform(db), await new FakeResend().listen())
}

export class MailRoom {
  constructor(
    readonly db: Database,
    readonly platform: Platform,
    readonly resend: FakeResend,
  ) {}

  async empty() {
    this.resend.reset()
    await this.db.execute(sql`truncate mail_batches, mail_budget_days, invitations, password_resets cascade`)
    await this.db.execute(sql`delete from pgboss.job`)
    await this.openGate()
  }

  /** As if no pause and no other call were known of. */
  async openGate(callsPerSecond = 1000) {
    await this.db.execute(sql`
      update mail_gate set calls_per_second = ${callsPerSecond}, next_call_at = now(), paused_until = null,
        pause_reason = null`)
  }

  /** Invites and queues the mails; answers the ids of the invitations and of the batches. */
  async invite(...emails: string[]) {
    const created = await createInvitations(
      this.db,
      emails.map((email) => ({
        email,
        groups: [{ groupId: this.platform.groups.Lyon }],
        invitedById: this.platform.people.groupAdmin.id,
        mail: 'none' as const,
      })),
    )
    const ids = created.map(({ id }) => id)
    await this.db.transaction((tx) => mailInvitations(tx, ids, { kind: 'invitation', requestedById: null }))
    const batchIds = [...new Set((await this.ledger()).map(({ batchId }) => batchId))]
    return { ids, batchIds, batchId: batchIds.at(-1) ?? '' }
  }

  /** Sends a batch as the worker would; a busy machine is no slow provider, unless the test says so. */
  send(batchId: string, { timeoutMs = 15_000, press: written = press, db = this.db } = {}) {
    const deliver = resendDelivery({ apiKey: 're_test', baseUrl: this.resend.url, timeoutMs })
    return sendBatch(db, { ...written, deliver }, batchId, AbortSignal.timeout(20_000))
  }

  ledger() {
    return this.db.select().from(mails).orderBy(mails.id)
  }

  async batch(batchId: string) {
    return (await this.db.select().from(mailBatches).where(eq(mailBatches.id, batchId)))[0]
  }

  /** The token in the text of the newest mail, when its link is of this kind. */
  token(path: 'first-login' | 'reset-password') {
    return new RegExp(`${appUrl}/${path}/(\\S+)`).exec(this.resend.inbox.at(-1)?.text ?? '')?.[1] ?? ''
  }
}
