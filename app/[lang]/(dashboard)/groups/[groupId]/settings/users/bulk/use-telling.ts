import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useFailing } from '@/components/list/use-failing'
import type { Deed, DeedAnswer, LeftOut } from './answers'

type Failure = (DeedAnswer & { ok: false })['code']

/** Says what was done and who was left out and why, or why nothing was done. */
export function useTelling() {
  const t = useTranslations('groupAccounts')
  const fail = useFailing()
  const failure = (code: Failure) =>
    fail(
      code === 'date_passed' || code === 'role_not_yours' || code === 'not_found'
        ? { sentence: t(`failed.${code}`) }
        : code,
    )
  const answer = (deed: Deed, given: DeedAnswer) => {
    if (!given.ok) return failure(given.code)
    const { done, left, deleted = 0 } = given
    const sentences = (Object.entries(left) as [LeftOut, number][]).map(([why, count]) =>
      t(`left.${why}`, { count }),
    )
    if (deleted > 0) sentences.unshift(t('deletedWithLastGroup', { count: deleted }))
    const description = sentences.join(' ') || undefined
    toast(t(`deeds.${deed}.done`, { count: done }), { description, duration: description ? 10_000 : 5000 })
  }
  return { failure, answer }
}
