import { openDatabase } from '@/db/client'
import { sweep } from '@/domain/mail/sweep'
import { failureInWords } from '@/emails/words'
import { env } from '@/env'
import { handlers } from './handlers'
import { logger } from './log'
import { post } from './post'
import { startWorker } from './start-worker'
import { startTimetable, timetable } from './timetable'

/* The process that sends the mail. Ends by itself on SIGTERM or SIGINT, after the calls that are under way. */

const { DATABASE_URL, DATABASE_GATEWAY } = env()
const log = logger(console.log)

/** People's requests keep the rest of what the database can bear (F15). */
const connections = 4
const leaves = 6

const db = openDatabase(DATABASE_URL, DATABASE_GATEWAY, connections, leaves)
const worker = startWorker({
  db,
  log,
  handlers: handlers(db, post()),
  sweep: () => sweep(db, { sayWhy: failureInWords }),
})
const schedule = startTimetable(db, timetable, log)
log('worker ready')

async function stop() {
  await Promise.all([worker.stop(), schedule.stop()])
  await db.$client.end()
  log('worker stopped')
  process.exit(0)
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
