import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { signOut } from '@/app/sign-out'
import { AccountMenu } from './account-menu'

/** Who one is, at the end of the header. */
export async function AccountPart() {
  const { firstName, lastName, login, isPlatformAdmin } = await requireActor()
  return (
    <AccountMenu
      name={`${firstName} ${lastName}`}
      initials={initials(firstName, lastName)}
      login={login}
      ownAccount={(await getTranslations('ownAccount'))('title')}
      isPlatformAdmin={isPlatformAdmin}
      signOut={signOut}
    />
  )
}

const initials = (...names: string[]) => names.map((name) => [...name][0]?.toUpperCase() ?? '').join('')
