import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { signOut } from '@/app/sign-out'
import { seesBilling } from '@/domain/access/policy'
import { AccountMenu } from './account-menu'

/** Who one is, at the end of the header. */
export async function AccountPart() {
  const actor = await requireActor()
  const { firstName, lastName, login, isPlatformAdmin } = actor
  const [audit, billing] = await Promise.all([getTranslations('audit'), getTranslations('billing')])
  return (
    <AccountMenu
      name={`${firstName} ${lastName}`}
      initials={initials(firstName, lastName)}
      login={login}
      ownAccount={(await getTranslations('ownAccount'))('title')}
      isPlatformAdmin={isPlatformAdmin}
      places={{ audit: audit('title'), billing: seesBilling(actor) ? billing('title') : null }}
      signOut={signOut}
    />
  )
}

const initials = (...names: string[]) => names.map((name) => [...name][0]?.toUpperCase() ?? '').join('')
