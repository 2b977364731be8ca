import { NextIntlClientProvider } from 'next-intl'
import { getFormatter, getMessages, getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { currentPlatform } from '@/app/platform'
import { Section } from '@/components/section'
import { db } from '@/db/client'
import { readOwnAccount } from '@/domain/accounts/change-own-account'
import { timeZones } from '@/domain/accounts/time-zones'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { IdentityForm } from './identity-form'

/** Name, language and zone, which one changes oneself, and the address, which one does not. */
export async function Identity() {
  const actor = await requireActor()
  const t = await getTranslations('ownAccount.identity')
  const format = await getFormatter()
  const account = await readOwnAccount(db(), actor)
  if (!account) return null
  const zones = timeZones((await currentPlatform()).timeZone, account.timeZone)
  const now = format.dateTime(new Date(), { timeStyle: 'short', timeZone: account.timeZone })
  const { customValues } = await getMessages()
  const fields = await listCustomFields(db())
  return (
    <Section id="identity" title={t('title')}>
      <div className="grid gap-1.5">
        <p className="font-strong">{t(actor.login.includes('@') ? 'address' : 'userName')}</p>
        <p className="break-words">{actor.login}</p>
        <p className="text-muted text-small">{t('addressHelp')}</p>
      </div>
      <NextIntlClientProvider messages={{ customValues }}>
        <IdentityForm
          account={account}
          fields={fields}
          zones={zones}
          words={{
            firstName: t('firstName'),
            lastName: t('lastName'),
            language: t('language'),
            languageHelp: t('languageHelp'),
            fr: t('fr'),
            en: t('en'),
            timeZone: t('timeZone'),
            timeZoneHelp: t('timeZoneHelp', { now }),
            save: t('save'),
            saved: t('saved'),
            toCorrect: t('toCorrect'),
            unreachable: (await getTranslations('ownAccount.faults'))('unreachable'),
          }}
        />
      </NextIntlClientProvider>
    </Section>
  )
}
