import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'

/** What every deed of a list may answer. */
export type CommonFailure = 'signed_out' | 'wrong' | 'unreachable'

/** Says why something was not done; where the sign-in has ended, with the way back here. */
export function useFailing() {
  const t = useTranslations('list.failed')
  const here = usePathname()
  return (code: CommonFailure | { sentence: string }) => {
    const logIn = () =>
      window.location.assign(`/login?next=${encodeURIComponent(here + window.location.search)}`)
    const action = code === 'signed_out' ? { label: t('logIn'), onClick: logIn } : undefined
    toast.error(typeof code === 'string' ? t(code) : code.sentence, { action, duration: 10_000 })
  }
}
