import { openDatabase } from '@/db/client'
import type { Deliver } from '@/domain/mail/call-provider'
import { env } from '@/env'
import { resendDelivery } from '@/jobs/deliver'
import { handlers } from '@/jobs/handlers'
import { startWorker } from '@/jobs/start-worker'
import { type MailRoom, press } from './mail-room'

export type Crew = { times: number[]; stop(): Promise<void> }

/** Workers as they run for good, each with connections of its own, in this process; `times` is when calls began. */
export async function startCrew(
  { resend }: MailRoom,
  count: number,
  change: (deliver: Deliver) => Deliver = (deliver) => deliver,
): Promise<Crew> {
  const times: number[] = []
  const toResend = change(resendDelivery({ apiKey: 're_test', baseUrl: resend.url, timeoutMs: 2000 }))
  const deliver: Deliver = (call, signal) => {
    times.push(performance.now())
    return toResend(call, signal)
  }
  const { DATABASE_URL, DATABASE_GATEWAY } = env()
  const workers = Array.from({ length: count }, () => {
    const db = openDatabase(DATABASE_URL, DATABASE_GATEWAY, 4)
    const worker = startWorker({
      db,
      handlers: handlers(db, { ...press, deliver }),
      sweep: async () => [],
      log: () => {},
    })
    return async () => {
      await worker.stop()
      await db.$client.end()
    }
  })
  return {
    times,
    stop: async () => {
      await Promise.all(workers.splice(0).map((stop) => stop()))
    },
  }
}
