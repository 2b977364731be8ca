import { z } from 'zod'
import { currentActor } from '@/app/actor'
import { isFromHere } from '@/app/is-from-here'
import { linkKeys } from '@/app/link-keys'
import { db } from '@/db/client'
import { digest, mostBytes, partBytes } from '@/domain/imports/input'
import { receivePart } from '@/domain/imports/receive-part'
import { readExactly } from './read-exactly'

type Context = RouteContext<'/api/imports/[importId]/parts/[position]'>

const mostParts = Math.ceil(mostBytes / partBytes)
const asked = z.object({
  importId: z.uuid(),
  position: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().max(mostParts - 1)),
  digest,
})

const statuses = { not_found: 404, damaged: 400, not_expected: 409 } as const

/**
 * A piece of a file that is being imported; sending it again changes nothing. No more than the piece is ever held, and
 * what is longer or shorter than announced is refused (T21). Somebody else's import is an unknown one (A2).
 */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  if (!isFromHere(request)) return answer(403)
  const actor = await currentActor()
  const sought = asked.safeParse({ ...(await params), digest: request.headers.get('x-part-sha256') })
  if (!actor) return answer(404)
  if (!sought.success)
    return answer(sought.error.issues.every(({ path }) => path[0] === 'digest') ? 400 : 404)
  const length = Number(request.headers.get('content-length'))
  if (!Number.isSafeInteger(length) || length < 1) return answer(411)
  if (length > partBytes) return answer(413)
  const bytes = request.body && (await readExactly(request.body, length))
  if (!bytes) return answer(400)
  const received = await receivePart(db(), linkKeys(), actor, { ...sought.data, bytes })
  return answer(received.ok ? 204 : statuses[received.code])
}

const answer = (status: number) => new Response(null, { status, headers: { 'Cache-Control': 'no-store' } })
