import type { Database } from '@/db/client'
import { deleteDue } from '@/domain/accounts/delete-due'
import { putBackAssignments } from '@/domain/course-sessions/put-back-assignments'
import { eraseFiles } from '@/domain/imports/erase-files'
import { putBackImports } from '@/domain/imports/put-back-imports'
import { eraseMarked } from '@/domain/invitations/erase-marked'
import { purgeInvitations } from '@/domain/invitations/purge-invitations'
import { sendReminders } from '@/domain/invitations/reminders'
import { tellLinkAsked } from '@/domain/invitations/tell-link-asked'
import { forgetSpent } from './forget-spent'
import { putBackBatches } from './put-back-batches'
import { reportFailures, type SayWhy } from './report-failures'

export type SweepSettings = { sayWhy: SayWhy }

/**
 * What time brings: accounts whose day has come, reminders that are due, notices that a link was asked for, digests of
 * failures, erasures of invitations and imported files and purges, batches and assigned groups that lost their job.
 * Several processes may do it at once. A part that fails does not keep the others from their work. Answers lines to log, without addresses.
 */
export async function sweep(db: Database, { sayWhy }: SweepSettings): Promise<string[]> {
  const parts: [string, () => Promise<number>][] = [
    ['accounts deleted', () => deleteDue(db)],
    ['batches put back', () => putBackBatches(db)],
    ['assignments put back', () => putBackAssignments(db)],
    ['imports put back', () => putBackImports(db)],
    ['reminders', () => sendReminders(db)],
    ['notices of asked links', () => tellLinkAsked(db)],
    ['digests of failures', () => reportFailures(db, sayWhy)],
    ['invitations erased', async () => (await eraseMarked(db)).length],
    ['invitations purged', () => purgeInvitations(db)],
    ['files erased', () => eraseFiles(db)],
    ['spent', async () => forgetSpent(db).then(() => 0)],
  ]
  const lines: string[] = []
  for (const [name, work] of parts) {
    try {
      const count = await work()
      if (count > 0) lines.push(`${name}: ${count}`)
    } catch (error) {
      lines.push(`${name} failed: ${reasonOf(error)}`)
    }
  }
  return lines
}

/** What drizzle throws quotes the parameters, addresses included; its cause does not. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'for an unknown reason'
  return error.cause instanceof Error ? error.cause.message : error.message
}
