import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import type { DoorState } from '@/components/door/state'

type Action = (before: DoorState, form: FormData) => Promise<DoorState>

/** Sends a form of the drawer; what was done is said in a toast, and the drawer shows what came of it. */
export function useAnswer(action: Action, onDone: () => void): Action {
  const t = useTranslations('desk.failed')
  return async (before, form) => {
    const typed = Object.fromEntries([...form].filter(([name]) => name !== 'password'))
    const lost = { typed: onlyTexts(typed), errors: [{ text: t('unreachable') }] }
    const answer = await action(before, form).catch((): DoorState => lost)
    if (!answer.closed) return answer
    toast(answer.closed.title, { description: answer.closed.text, duration: 10_000 })
    onDone()
    return { typed: {}, errors: [] }
  }
}

const onlyTexts = (fields: Record<string, FormDataEntryValue>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
