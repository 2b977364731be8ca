import { NextIntlClientProvider } from 'next-intl'
import { getFormatter, getMessages, getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { readSignInId } from '@/app/sign-in-cookie'
import { Section } from '@/components/section'
import { db } from '@/db/client'
import { listSignIns } from '@/domain/accounts/list-sign-ins'
import { SignInList } from './sign-in-list'

/** Where one is signed in, this place first, with the way to end the others. */
export async function SignIns() {
  const actor = await requireActor()
  const t = await getTranslations('ownAccount.signIns')
  const format = await getFormatter()
  const { ownAccount } = await getMessages()
  const { timeZone } = actor
  const signIns = (await listSignIns(db(), actor, (await readSignInId()) ?? '')).map(
    ({ id, since, origin, isThis }) => ({
      id,
      isThis,
      when: format.dateTime(since, { dateStyle: 'long', timeStyle: 'short', timeZone }),
      origin,
    }),
  )
  return (
    <Section id="sign-ins" title={t('title')} about={t('about')}>
      <NextIntlClientProvider
        messages={{ ownAccount: { signIns: ownAccount.signIns, faults: ownAccount.faults } }}
      >
        <SignInList signIns={signIns} />
      </NextIntlClientProvider>
    </Section>
  )
}
