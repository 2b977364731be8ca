import { linkKeys } from '@/app/link-keys'
import { db } from '@/db/client'
import { readCalendar } from '@/domain/course-sessions/read-calendar'
import { writeCalendar } from '@/domain/course-sessions/write-calendar'
import { env } from '@/env'

/** The dates of a session for whoever has its link, as they are now: no cache keeps those of yesterday. */
export async function GET(_request: Request, { params }: RouteContext<'/calendar/[file]'>) {
  const { file } = await params
  const token = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : ''
  const entry = await readCalendar(db(), linkKeys(), token)
  const headers = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' }
  if (!entry) return new Response(null, { status: 404, headers })
  return new Response(writeCalendar(entry, env().APP_URL), {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="session.ics"',
    },
  })
}
