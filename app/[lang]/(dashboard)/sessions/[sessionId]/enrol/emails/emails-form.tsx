'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { DraftFound } from '@/app/[lang]/(dashboard)/groups/[groupId]/users/adding/draft-found'
import { EmailsField } from '@/app/emails-field/emails-field'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PanelBar } from '../panel-bar'
import { RefusalNotice } from '../refusal-notice'
import { Submit } from '../submit'
import { EmailsResult } from './emails-result'
import { type Faults, fields, isOfForm } from './faults'
import { GroupChoice, type GroupToInviteInto } from './group-choice'
import { useEmailsForm } from './use-emails-form'

type Props = { sessionId: string; actorId: string; groups: GroupToInviteInto[] }

/** **Ajouter des emails** (I3): one destination group, and addresses; nothing typed is lost. */
export function EmailsForm(props: Props) {
  const { sessionId, groups } = props
  const t = useTranslations('enrol.emails')
  const form = useEmailsForm(props)
  const { answer, turn, faults, groupId } = form
  const errors = useErrors(form.summed)
  const errorOf = (field: keyof Faults) => faults[field] && t(`errors.${faults[field]}`)
  return (
    <div className="flex grow flex-col gap-6 pt-6">
      {answer?.ok && (
        <EmailsResult
          key={turn}
          sessionId={sessionId}
          answer={answer}
          group={groups.find(({ id }) => id === groupId)?.name ?? ''}
          mailAgain={form.mailAgain}
          inviteAnyway={form.inviteAnyway}
        />
      )}
      {answer && !answer.ok && isOfForm(answer.code) && <RefusalNotice key={turn} code={answer.code} />}
      {/* The action is for a press before this code has come: React keeps it and does it then. */}
      <form
        action={form.send}
        onSubmit={form.onSubmit}
        onBlur={form.onBlur}
        noValidate
        className="flex grow flex-col"
      >
        <input type="hidden" name="courseSessionId" value={sessionId} />
        <div className="grid gap-6 pb-8">
          <div className="grid gap-1">
            <h2>{t('title')}</h2>
            <p className="text-muted">{t('mail')}</p>
          </div>
          <ErrorSummary title={t('errors.title')} errors={errors} />
          {form.draftFound && <DraftFound onForget={form.startAfresh} />}
          <GroupChoice
            groups={groups}
            chosen={groupId}
            error={errorOf('groupId')}
            onChange={form.setGroupId}
          />
          <EmailsField emails={form.emails} error={errorOf('emails')} />
          <Checkbox
            name="mailAgain"
            label={t('mailAgain')}
            help={t('mailAgainHelp')}
            checked={form.mailAgain}
            onChange={({ target }) => form.setMailAgain(target.checked)}
          />
        </div>
        <PanelBar sessionId={sessionId} tab="emails">
          <Submit count={form.ready} pending={form.pending} />
        </PanelBar>
      </form>
    </div>
  )
}

/** The same list as long as the same is wrong, for it takes the focus when it is new. */
function useErrors(summed: Faults) {
  const t = useTranslations('enrol.emails.errors')
  return useMemo(
    () =>
      fields.flatMap((field) => {
        const fault = summed[field]
        return fault ? [{ field, text: t(fault) }] : []
      }),
    [summed, t],
  )
}
