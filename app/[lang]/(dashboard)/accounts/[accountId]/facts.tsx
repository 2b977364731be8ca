import { getFormatter, getTranslations } from 'next-intl/server'
import { CustomFacts } from '@/app/custom-facts'
import { saidDay } from '@/app/said-value'
import { Fact, FactList } from '@/components/fact'
import type { Moment } from '@/components/moment'
import { When } from '@/components/when'
import type { ShownAccount } from '@/domain/accounts/show-account'

type Props = { account: ShownAccount; moment: (at: Date) => Moment }

/** Since when there is the account, and how it is used. */
export async function Facts({ account, moment }: Props) {
  const t = await getTranslations('accountPage.facts')
  const { createdAt, deletedAt, lastSignInAt, signIns, status } = account
  return (
    <section aria-labelledby="account-facts" className="grid gap-3">
      <h2 id="account-facts" className="font-strong text-body">
        {t('title')}
      </h2>
      <FactList>
        <Fact name={t('created')}>
          <When moment={moment(createdAt)} />
        </Fact>
        {deletedAt && (
          <Fact name={t('deleted')}>
            <When moment={moment(deletedAt)} />
          </Fact>
        )}
        <Fact name={t('lastSignIn')}>
          {lastSignInAt ? <When moment={moment(lastSignInAt)} /> : t('never')}
        </Fact>
        {status === 'active' && <Fact name={t('signedIn')}>{t('signIns', { count: signIns })}</Fact>}
      </FactList>
    </section>
  )
}

/** What there is to read where there is nothing to edit: what others may not change, and what stays of a deleted account. */
export async function WhatIsKnown({ account }: Pick<Props, 'account'>) {
  const [t, form, format] = await Promise.all([
    getTranslations('accountPage'),
    getTranslations('accountPage.form'),
    getFormatter(),
  ])
  const { language, deletionDate, additionalInfo, customValues, formerGroups, elsewhere, status } = account
  const groups = [
    ...formerGroups.map(({ name }) => name),
    ...(elsewhere > 0 ? [t('elsewhere', { count: elsewhere })] : []),
  ]
  return (
    <section aria-labelledby="account-known" className="grid gap-3">
      <h2 id="account-known">{t(status === 'deleted' ? 'kept' : 'identity')}</h2>
      <FactList>
        {status === 'deleted' && groups.length > 0 && (
          <Fact name={t('formerGroups')}>{format.list(groups)}</Fact>
        )}
        <Fact name={form('language')}>{form(`languages.${language}`)}</Fact>
        {deletionDate && <Fact name={form('deletionDate')}>{saidDay(format, deletionDate, 'long')}</Fact>}
        <CustomFacts values={customValues} />
        {additionalInfo && (
          <Fact name={form('additionalInfo')}>
            <span className="whitespace-pre-wrap">{additionalInfo}</span>
          </Fact>
        )}
      </FactList>
    </section>
  )
}
