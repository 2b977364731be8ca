'use client'

import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForeseen } from '@/app/use-foreseen'
import { Confirm } from '@/components/ui/confirm'
import { Radio } from '@/components/ui/radio'
import type { Role } from '@/domain/access/roles'
import type { RemovalPreview } from '@/domain/accounts/preview-removal'
import type { Place } from '@/domain/accounts/show-account'
import { leave, previewLeave } from './actions'
import type { LeaveAnswer } from './answers'
import type { Subject } from './subject'
import { focusPage, say, useDeed, useFailure } from './use-deed'

type Props = { subject: Subject; place: Place; onClose: (done: boolean) => void }

/** Asks which role goes, and how far down for a learner, and tells what that does before it is done (G5). */
export function LeaveDialog({ subject, place, onClose }: Props) {
  const t = useTranslations('accountPage.leave')
  const [role, setRole] = useState<Role>(place.removable[0] ?? 'learner')
  const [below, setBelow] = useState<'public' | 'all'>('public')
  const { pending, carryOut } = useDeed()
  const asked = { selection: { ids: [subject.id] }, groupId: place.groupId, role, below }
  const fail = useFailure()
  const preview = useForeseen(asked, previewLeave, (code) => {
    fail(code)
    onClose(false)
  })
  const finish = useFinish(subject, place, onClose)
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose(false)}
      title={t('title', { name: subject.name, group: place.name })}
      consequence={
        <div className="grid gap-3">
          {place.removable.length > 1 && <WhichRole place={place} role={role} onChange={setRole} />}
          {role === 'learner' && (
            <fieldset>
              <legend className="sr-only">{t('below')}</legend>
              {(['public', 'all'] as const).map((one) => (
                <Radio
                  key={one}
                  name="below"
                  label={t(`belows.${one}`)}
                  checked={below === one}
                  onChange={() => setBelow(one)}
                />
              ))}
            </fieldset>
          )}
          <div aria-live="polite" className="grid min-h-12 content-start gap-1.5 text-ink">
            {preview ? (
              <Consequence name={subject.name} preview={preview} />
            ) : (
              <p className="text-muted">{t('counting')}</p>
            )}
          </div>
        </div>
      }
      confirm={t(preview?.deleted.count ? 'confirmDeleting' : 'confirm')}
      keep={t('keep')}
      pending={pending}
      disabled={!preview || preview.people === 0}
      onConfirm={() => carryOut(() => leave(asked), finish)}
    />
  )
}

function useFinish(subject: Subject, place: Place, onClose: Props['onClose']) {
  const t = useTranslations('accountPage.leave')
  const router = useRouter()
  return ({ deleted, gone }: Extract<LeaveAnswer, { ok: true }>) => {
    const given = { name: subject.name, group: place.name }
    say(t(deleted ? 'doneDeleted' : 'done', given), gone ? t('gone') : undefined)
    onClose(true)
    if (deleted) focusPage()
    if (gone) router.replace(`/groups/${place.groupId}/settings/users`)
  }
}

type RoleProps = { place: Place; role: Role; onChange: (role: Role) => void }

function WhichRole({ place, role, onChange }: RoleProps) {
  const [t, label] = [useTranslations('accountPage.leave'), useTranslations('roles')]
  return (
    <fieldset>
      <legend className="font-strong text-ink">{t('role')}</legend>
      {place.removable.map((one) => (
        <Radio
          key={one}
          name="role"
          label={label(one)}
          checked={role === one}
          onChange={() => onChange(one)}
        />
      ))}
    </fieldset>
  )
}

/** In figures and names: what is left, what stays, and what becomes of the account. */
function Consequence({ name, preview }: { name: string; preview: RemovalPreview }) {
  const [t, format] = [useTranslations('accountPage.leave'), useFormatter()]
  const { leaves, stays, hidden, deleted, yourself, people } = preview
  const list = (groups: RemovalPreview['leaves'], more: number) =>
    format.list([...groups.map((group) => group.name), ...(more > 0 ? [t('more', { count: more })] : [])])
  if (yourself) return <p>{t('yourself')}</p>
  if (people === 0) return <p>{t('already')}</p>
  const left = leaves.length + hidden.leaves
  const staying = stays.length + hidden.stays
  return (
    <>
      {left > 0 && <p>{t('leaves', { name, count: left, groups: list(leaves, hidden.leaves) })}</p>}
      {staying > 0 && <p>{t('stays', { count: staying, groups: list(stays, hidden.stays) })}</p>}
      {deleted.count > 0 && <p className="text-danger">{t('deletes', { name })}</p>}
    </>
  )
}
