import { getTranslations } from 'next-intl/server'
import { currentPlatform } from '@/app/platform'
import type { CreationOutcome } from '@/domain/accounts/creation'
import { env } from '@/env'
import { pictureOf } from './picture-of'
import type { Sheet } from './sheet'

type Named = { firstName: string; lastName: string }

/** The sheet of those who were given a code, in their language; null when nobody was. */
export async function sheetOf(
  outcomes: readonly CreationOutcome[],
  people: readonly Named[],
  language: 'fr' | 'en',
): Promise<Sheet | null> {
  const given = outcomes.flatMap((one) => ('sheet' in one && one.sheet ? [{ ...one, ...one.sheet }] : []))
  if (given.length === 0) return null
  const t = await getTranslations({ locale: language, namespace: 'createAccount.sheet' })
  const { name: platform } = await currentPlatform()
  const site = env().APP_URL
  return {
    language,
    platform,
    people: given.map(({ at, login, code, token }) => ({
      name: nameOf(people[at]),
      login,
      code,
      picture: pictureOf(`${site}/own-password/${token}`),
    })),
    words: {
      userName: t('userName'),
      code: t('code'),
      open: t('open', { site: site.replace(/^https?:\/\//, '') }),
      next: t('next'),
      once: t('once'),
      scan: t('scan'),
    },
  }
}

export const nameOf = (person: Named | undefined) =>
  `${person?.firstName ?? ''} ${person?.lastName ?? ''}`.replace(/\s+/g, ' ').trim()
