import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type DoorState, untouched } from '@/components/door/state'
import { ownPath } from './own-path'
import { isSecure } from './sign-in-cookie'

type DoorPath =
  | '/login'
  | '/forgot-password'
  | '/reset-password'
  | '/own-password'
  | '/first-login'
  | '/not-for-me'

const name = 'answer'
const seconds = 30
/** Browsers keep cookies of 4 kB, name and all, and drop larger ones. */
const most = 3500
const text = z.string().max(500)
const remembered = z.object({
  typed: z.record(text, text),
  errors: z.array(z.object({ field: text.optional(), text })).max(10),
  closed: z
    .object({
      title: text,
      text,
      action: z.object({ href: text.transform(ownPath), label: text }).optional(),
    })
    .optional(),
})

/**
 * Answers a form. A page whose script has not arrived posts like any form of the web, and a page that
 * streams cannot show the answer to a post: it is kept for the moment that it takes to read the page anew.
 */
export async function answerAtDoor(path: DoorPath, work: () => Promise<DoorState>): Promise<DoorState> {
  const jar = await cookies()
  if (jar.has(name)) jar.delete({ name, path })
  const state = await work()
  if ((await headers()).has('next-action')) return state
  const options = { httpOnly: true, secure: isSecure(), sameSite: 'lax', path, maxAge: seconds } as const
  jar.set(name, written(state), options)
  redirect(`${path}${(await pageAddress())?.search ?? ''}`)
}

/** Long answers are kept as far as they go: the first sentences, and of what was typed the shortest. */
function written({ typed, errors, ...state }: DoorState): string {
  const texts = Object.entries(typed).sort(([, one], [, other]) => one.length - other.length)
  const text = () =>
    JSON.stringify({ ...state, errors: errors.slice(0, 10), typed: Object.fromEntries(texts) })
  while (encodeURIComponent(text()).length > most && texts.length > 0) texts.pop()
  return text()
}

/** The address of the page that the form was on, as the browser tells it to its own site. */
export async function pageAddress(): Promise<URL | null> {
  return URL.parse((await headers()).get('referer') ?? '')
}

/** What the form was answered a moment ago, when it could not be shown at once. */
export async function lastAnswer(): Promise<DoorState> {
  const kept = (await cookies()).get(name)?.value
  if (!kept) return untouched
  try {
    return remembered.parse(JSON.parse(kept))
  } catch {
    return untouched
  }
}
