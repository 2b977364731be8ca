import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { useFailing } from '@/components/list/use-failing'
import { type UnassignAnswer, unassign } from './actions'

/** Takes a group off the session, once at a time, and says so. */
export function useUnassign(courseSessionId: string) {
  const t = useTranslations('courseSession.groups')
  const fail = useFailing()
  const [pending, begin] = useTransition()
  const take = (groupId: string, group: string, then: () => void) => {
    if (pending) return
    begin(async () => {
      const unreachable = (): UnassignAnswer => ({ ok: false, code: 'unreachable' })
      const answer = await unassign({ courseSessionId, groupId }).catch(unreachable)
      if (answer.ok) toast(t('removed', { group }), { description: t('removedHelp') })
      else fail(answer.code === 'not_found' ? { sentence: t('failed_not_found') } : answer.code)
      begin(then)
    })
  }
  return { pending, take }
}
