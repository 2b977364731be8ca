import { redirect } from 'next/navigation'
import { db } from '@/db/client'
import { openSignIn } from '@/domain/accounts/sign-in'
import type { LinkKind } from '@/domain/links/token'
import type { Language } from '@/i18n/languages'
import { requestOrigin } from './client-address'
import { closeLink } from './link-cookie'
import { speak } from './request-language'
import { keepSignIn } from './sign-in-cookie'

/** Closes the link that somebody came through, signs them in and leads them to `landing` in their language (F2, C4). */
export async function comeIn(
  link: LinkKind,
  person: { accountId: string; language: Language },
  landing = '/?welcome=1',
): Promise<never> {
  const signInId = await openSignIn(db(), person.accountId, await requestOrigin())
  await closeLink(link)
  await speak(person.language)
  if (!signInId) redirect('/login')
  await keepSignIn(signInId)
  redirect(landing)
}
