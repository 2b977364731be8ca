'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { toast } from 'sonner'
import { buttonStyle } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CourseSessionSettings } from '@/domain/course-sessions/show-settings'
import { changeSession } from '../../actions'
import { DraftNote } from '../../form/draft-note'
import { NameAndDates } from '../../form/name-and-dates'
import { ReferentsField } from '../../form/referents-field'
import { useReferents } from '../../form/use-referents'
import { sendBy, useSessionForm } from '../../form/use-session-form'
import type { ChangeState } from '../../state'
import { ChangedNow } from './changed-now'
import { TellField } from './tell-field'

type Props = { settings: CourseSessionSettings & { id: string }; self: string; canFind: boolean }

const send = (before: ChangeState, form: FormData): Promise<ChangeState> =>
  changeSession(form).catch(() => ({ version: before.version, faults: [{ code: 'unreachable' }] }))

/** Pages stay mounted after navigation: who comes by a link begins anew, who comes back finds what they typed. */
export function EditForm(props: Props) {
  return <FreshForm key={useRouter().bfcacheId} {...props} />
}

/** Name, days and referents; then back to the session. */
function FreshForm({ settings, self, canFind }: Props) {
  const t = useTranslations('courseSession')
  const router = useRouter()
  const held = useReferents(settings.referents)
  const sendAndGo = async (before: ChangeState, form: FormData) => {
    const answer = await send(before, form)
    // Whoever was put in charge meanwhile would otherwise be dropped by the next press.
    if (answer.now) held.add(answer.now.referents)
    if (!answer.saved) return answer
    draft.forget()
    toast(t('form.saved', { told: answer.saved.told }))
    router.push(answer.saved.path)
    return answer
  }
  const [state, save, pending] = useActionState(sendAndGo, { faults: [], version: settings.version })
  const draftKey = `session ${settings.id} ${settings.version} ${self}`
  const { form, errors, draft, ...fields } = useSessionForm(draftKey, state.faults, held)
  return (
    <form {...form} action={save} onSubmit={sendBy(save, pending)} className="grid gap-8">
      <input type="hidden" name="courseSessionId" value={settings.id} />
      <input type="hidden" name="version" value={state.version} />
      <ErrorSummary title={t('errors.title')} errors={errors} />
      {state.now && <ChangedNow now={state.now} />}
      {draft.found && <DraftNote onForget={draft.startAfresh} />}
      <div className="grid gap-6">
        <NameAndDates values={settings} {...fields} />
        <TellField enrolled={settings.enrolled} reachable={settings.reachable} pending={settings.pending} />
      </div>
      <ReferentsField
        id={fields.idOf('referents')}
        held={held}
        self={self}
        canFind={canFind}
        error={fields.errorOf('referents')}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton busy={pending}>{t('form.save')}</SubmitButton>
        <Link href={`/sessions/${settings.id}`} className={buttonStyle({ variant: 'secondary' })}>
          {t('form.cancel')}
        </Link>
      </div>
    </form>
  )
}
