'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { buttonStyle } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CourseToRun } from '@/domain/course-sessions/list-courses-to-run'
import { createSession } from '../actions'
import { DraftNote } from '../form/draft-note'
import { NameAndDates } from '../form/name-and-dates'
import { ReferentsField } from '../form/referents-field'
import { useReferents } from '../form/use-referents'
import { sendBy, useSessionForm } from '../form/use-session-form'
import type { CreateState } from '../state'
import { CourseField, type GroupToRunIn } from './course-field'

type Props = {
  self: { id: string; name: string }
  courses: readonly CourseToRun[]
  groups: readonly GroupToRunIn[]
  groupId: string
  canFind: boolean
}

const send = (_: CreateState, form: FormData): Promise<CreateState> =>
  createSession(form).catch(() => ({ faults: [{ code: 'unreachable' }] }))

const none: CreateState = { faults: [] }
const empty = { name: '', startsOn: '', endsOn: '' }

/** Pages stay mounted after navigation: who comes by a link begins anew, who comes back finds what they typed. */
export function CreateForm(props: Props) {
  return <FreshForm key={useRouter().bfcacheId} {...props} />
}

/** A new session; then on to it. */
function FreshForm({ self, courses, groups, groupId, canFind }: Props) {
  const t = useTranslations('courseSession')
  const router = useRouter()
  const held = useReferents([{ ...self, known: true }])
  const sendAndGo = async (before: CreateState, form: FormData) => {
    const answer = await send(before, form)
    if (answer.id) {
      draft.forget()
      router.push(`/sessions/${answer.id}?created=1`)
    }
    return answer
  }
  const [state, save, pending] = useActionState(sendAndGo, none)
  const { form, errors, draft, ...fields } = useSessionForm(`session ${self.id}`, state.faults, held)
  return (
    <form {...form} action={save} onSubmit={sendBy(save, pending)} className="grid gap-8">
      <ErrorSummary title={t('errors.title')} errors={errors} />
      {draft.found && <DraftNote onForget={draft.startAfresh} />}
      <CourseField courses={courses} groups={groups} groupId={groupId} {...fields} />
      <NameAndDates values={empty} {...fields} />
      <ReferentsField
        id={fields.idOf('referents')}
        held={held}
        self={self.id}
        canFind={canFind}
        error={fields.errorOf('referents')}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton busy={pending}>{t('form.create')}</SubmitButton>
        <Link href="/sessions" className={buttonStyle({ variant: 'secondary' })}>
          {t('form.cancel')}
        </Link>
      </div>
    </form>
  )
}
