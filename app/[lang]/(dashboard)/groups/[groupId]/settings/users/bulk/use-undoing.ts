import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useFailing } from '@/components/list/use-failing'
import { undo } from './actions'
import type { UndoAnswer } from './answers'

type Left = keyof (UndoAnswer & { ok: true })['left']

/** Takes a deletion back, and says what came back with the accounts and what did not (E2). */
export function useUndoing(groupId: string) {
  const t = useTranslations('groupAccounts.undo')
  const fail = useFailing()
  const tell = (answer: UndoAnswer) => {
    if (!answer.ok) {
      const { code } = answer
      const isCommon = code === 'signed_out' || code === 'wrong' || code === 'unreachable'
      return fail(isCommon ? code : { sentence: t(`failed.${code}`) })
    }
    const { mailed, onPaper, left } = answer
    const sentences = [
      ...(mailed + onPaper > 0 ? [t('asLearners')] : []),
      ...(mailed > 0 ? [t('mailed', { count: mailed })] : []),
      ...(onPaper > 0 ? [t('onPaper', { count: onPaper })] : []),
      ...(Object.entries(left) as [Left, number][]).map(([why, count]) => t(`left.${why}`, { count })),
    ]
    toast(t('done', { count: mailed + onPaper }), { description: sentences.join(' '), duration: 10_000 })
  }
  return async (accountIds: readonly string[]) => {
    const unreachable = (): UndoAnswer => ({ ok: false, code: 'unreachable' })
    tell(await undo({ groupId, accountIds }).catch(unreachable))
  }
}
