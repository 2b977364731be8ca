import { isFromHere } from '@/app/is-from-here'
import { notePerson } from '@/app/link-visit'

/**
 * The page of a link tells that somebody touched it. Which link it was, the cookie says; the answer says nothing.
 * Posts from elsewhere are refused (T25).
 */
export async function POST(request: Request) {
  if (!isFromHere(request)) return new Response(null, { status: 403 })
  await notePerson()
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}
