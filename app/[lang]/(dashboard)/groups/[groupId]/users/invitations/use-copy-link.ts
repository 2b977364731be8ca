import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { copyWhenHere } from '@/app/clipboard'
import { linkOf } from './actions'
import type { LinkAnswer } from './answers'
import type { Row } from './row'
import { useFailing } from './use-deeds'

export type ShownLink = { email: string; link: string }

/** Copies the link of an invitation; where the browser refuses, shows it to be copied by hand. */
export function useCopyLink() {
  const t = useTranslations('invitations.done')
  const fail = useFailing()
  const [shown, show] = useState<ShownLink | null>(null)
  const copy = async ({ id, email }: Pick<Row, 'id' | 'email'>) => {
    const asking = linkOf(id).catch((): LinkAnswer => ({ ok: false, code: 'unreachable' }))
    const link = asking.then((answer) => (answer.ok ? answer.link : Promise.reject(new Error(answer.code))))
    const copied = await copyWhenHere(link)
    const answer = await asking
    if (!answer.ok) fail(answer.code)
    else if (copied) toast(t('copied'), { description: t('copiedHelp', { email }) })
    else show({ email, link: answer.link })
  }
  return { copy, shown, hide: () => show(null) }
}
