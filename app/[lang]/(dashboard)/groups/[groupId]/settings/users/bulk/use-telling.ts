import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useFailing } from '@/components/list/use-failing'
import type { Deed, DeedAnswer, LeftOut } from './answers'
import { useUndoing } from './use-undoing'

type Failure = (DeedAnswer & { ok: false })['code']

/** Says what was done and who was left out and why, or why nothing was done; a deletion can be taken back there. */
export function useTelling(groupId: string) {
  const t = useTranslations('groupAccounts')
  const fail = useFailing()
  const undo = useUndoing(groupId)
  const failure = (code: Failure) =>
    fail(
      code === 'date_passed' || code === 'role_not_yours' || code === 'not_found'
        ? { sentence: t(`failed.${code}`) }
        : code,
    )
  const answer = (deed: Deed, given: DeedAnswer) => {
    if (!given.ok) return failure(given.code)
    const { done, left, deleted = 0, removed = [] } = given
    const sentences = (Object.entries(left) as [LeftOut, number][]).map(([why, count]) =>
      t(`left.${why}`, { count }),
    )
    if (deleted > 0) sentences.unshift(t('deletedWithLastGroup', { count: deleted }))
    const description = sentences.join(' ') || undefined
    const action = removed.length > 0 ? { label: t('undo.action'), onClick: () => undo(removed) } : undefined
    const duration = description || action ? 10_000 : 5000
    toast(t(`deeds.${deed}.done`, { count: done }), { description, action, duration })
  }
  return { failure, answer }
}
