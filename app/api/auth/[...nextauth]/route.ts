import { NextRequest } from 'next/server'
import { handlers } from '@/auth'
import { env } from '@/env'

/** Links and redirects keep the configured origin, whatever Host the request claims (T19). */
function fromOurOrigin(request: NextRequest) {
  const { pathname, search } = request.nextUrl
  return new NextRequest(new URL(`${pathname}${search}`, env().APP_URL), request)
}

export const GET = (request: NextRequest) => handlers.GET(fromOurOrigin(request))
export const POST = (request: NextRequest) => handlers.POST(fromOurOrigin(request))
