import { getTranslations } from 'next-intl/server'
import { lastAnswer } from '@/app/door-memory'
import { AddressField } from '@/components/door/address-field'
import { DoorForm } from '@/components/door/door-form'
import { Instead } from '@/components/door/instead'
import { buttonStyle } from '@/components/ui/button'
import type { DeadState } from '@/domain/invitations/find-by-token'
import { askAgain } from './ask-for-new-link'

/** Why the link opens nothing, and the way forward (F3): log in, or ask for a new one. */
export async function DeadLink({ state, signedIn }: { state: DeadState; signedIn: boolean }) {
  const t = await getTranslations('firstLogin')
  return (
    <Instead title={t(`dead.${state}.title`)} text={t(`dead.${state}.text`)}>
      {state !== 'used' && <AskAgain byAddress={state === 'unknown'} />}
      <a
        href={signedIn ? '/' : '/login'}
        className={buttonStyle({ variant: state === 'used' ? 'primary' : 'secondary', size: 'wide' })}
      >
        {signedIn ? t('home') : t('logIn')}
      </a>
    </Instead>
  )
}

/** A link that names an invitation is enough to ask by; otherwise the address is needed. */
async function AskAgain({ byAddress }: { byAddress: boolean }) {
  const [t, auth] = await Promise.all([getTranslations('firstLogin'), getTranslations('auth')])
  return (
    <DoorForm action={askAgain} submit={t('ask')} summary={auth('toCorrect')} before={await lastAnswer()}>
      {byAddress && <AddressField label={auth('email')} help={t('askText')} />}
    </DoorForm>
  )
}
