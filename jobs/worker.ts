import { closeDatabase, db } from '@/db/client'
import { renderTemplate } from '@/emails/render-template'
import { env } from '@/env'
import { resendDelivery } from './deliver'
import { handlers } from './handlers'
import { logger } from './log'
import { startWorker } from './start-worker'

/* The process that sends the mail. Ends by itself on SIGTERM or SIGINT, after the call that is under way. */

const settings = env()
const log = logger(console.log)

const worker = await startWorker({
  connectionString: settings.DATABASE_URL,
  log,
  handlers: handlers(db(), {
    findTemplate: renderTemplate,
    deliver: resendDelivery({
      apiKey: settings.RESEND_API_KEY,
      baseUrl: settings.RESEND_BASE_URL,
    }),
    settings: {
      appUrl: settings.APP_URL,
      from: settings.MAIL_FROM,
      linkKeys: { current: settings.AUTH_SECRET, previous: settings.AUTH_SECRET_PREVIOUS },
    },
  }),
})
log('worker ready')

async function stop() {
  await worker.stop()
  await closeDatabase()
  log('worker stopped')
  process.exit(0)
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
