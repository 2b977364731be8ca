import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useFailing } from '@/components/list/use-failing'
import type { DeedAnswer } from '../answers'

/**
 * Does something with the import, and says why when it was not done. A second press while it is under way is not meant
 * (`ignored`), or is what is meant now, and `follows`.
 */
export function useDeed(again: 'ignored' | 'follows' = 'ignored') {
  const t = useTranslations('imports.failed')
  const fail = useFailing()
  const [pending, begin] = useTransition()
  const carryOut = (deed: () => Promise<DeedAnswer>, then?: () => void) => {
    if (pending && again === 'ignored') return
    begin(async () => {
      const unreachable = (): DeedAnswer => ({ ok: false, code: 'unreachable' })
      const answer = await deed().catch(unreachable)
      if (!answer.ok) {
        const { code } = answer
        const isCommon = code === 'signed_out' || code === 'wrong' || code === 'unreachable'
        fail(isCommon ? code : { sentence: t(code) })
      }
      begin(() => then?.())
    })
  }
  return { pending, carryOut }
}
