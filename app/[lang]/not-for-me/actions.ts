'use server'

import { getTranslations } from 'next-intl/server'
import { requestOrigin } from '@/app/client-address'
import { answerAtDoor } from '@/app/door-memory'
import { readLink } from '@/app/link-cookie'
import { linkKeys } from '@/app/link-keys'
import { requestLanguage } from '@/app/request-language'
import type { DoorState } from '@/components/door/state'
import { db } from '@/db/client'
import { eraseInvitation } from '@/domain/invitations/erase-invitation'

/**
 * Erases what the link that this browser opened names, and says so; by a post alone, never by a look (F1, T02).
 * The cookie stays, with a link that is dead now: taking it away would draw the page anew over the answer.
 */
export async function eraseMyAddress(_before: DoorState, _form: FormData): Promise<DoorState> {
  return answerAtDoor('/not-for-me', async () => {
    const erased = await eraseInvitation(
      db(),
      linkKeys(),
      (await readLink('not-for-me')) ?? '',
      await requestOrigin(),
    )
    const t = await getTranslations({ locale: await requestLanguage(), namespace: 'notForMe' })
    const closed = erased.ok
      ? { title: t('doneTitle'), text: t(`done.${erased.value.when}`) }
      : { title: t('deadTitle'), text: t('deadText') }
    return { typed: {}, errors: [], closed }
  })
}
