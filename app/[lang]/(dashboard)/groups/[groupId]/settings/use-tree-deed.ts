import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { toast } from 'sonner'
import type { TreeAnswer, TreeFault } from './answers'

/** Asks the server one thing at a time; what went wrong on the way is a refusal like others. */
export function useTreeDeed() {
  const [pending, begin] = useTransition()
  const run = <Value>(deed: () => Promise<TreeAnswer<Value>>, then: (answer: TreeAnswer<Value>) => void) => {
    if (pending) return
    begin(async () => {
      const unreachable = (): TreeAnswer<Value> => ({ ok: false, code: 'unreachable' })
      const answer = await deed().catch(unreachable)
      begin(() => then(answer))
    })
  }
  return { pending, run }
}

/** Says why something was not done; where the sign-in has ended, with the way back here. */
export function useRefusal() {
  const t = useTranslations('groupSettings')
  const here = usePathname()
  return (code: TreeFault) => {
    const logIn = () => window.location.assign(`/login?next=${encodeURIComponent(here)}`)
    const action = code === 'signed_out' ? { label: t('logIn'), onClick: logIn } : undefined
    toast.error(t(`refused.${code}`), { action, duration: 10_000 })
  }
}
