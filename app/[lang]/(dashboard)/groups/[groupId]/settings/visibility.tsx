'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import type { Affected } from '@/domain/groups/spread-learners'
import { foresee, turn } from './actions'
import { AffectedList } from './affected-list'
import { useRefusal, useTreeDeed } from './use-tree-deed'

type Group = { id: string; name: string; visibility: 'public' | 'private' }
type Asked = { to: Group['visibility']; affected: Affected[]; anew: boolean }

const peopleIn = ({ to, affected }: Asked) =>
  to === 'public' ? affected.reduce((sum, { people }) => sum + people, 0) : 0

/** Public or private; what it does to whom is counted and shown first (G4). */
export function Visibility({ group }: { group: Group }) {
  const t = useTranslations('groupSettings.visibility')
  const { pending, run } = useTreeDeed()
  const refuse = useRefusal()
  const [asked, setAsked] = useState<Asked | null>(null)
  const to = group.visibility === 'public' ? 'private' : 'public'
  const ask = (wanted: Group['visibility'], anew = false) =>
    run(
      () => foresee({ groupId: group.id, visibility: wanted }),
      (answer) => {
        if (answer.ok) setAsked({ to: wanted, affected: answer.value, anew })
        else refuse(answer.code)
      },
    )
  const change = (one: Asked) =>
    run(
      () => turn({ groupId: group.id, visibility: one.to, agreed: peopleIn(one) }),
      (answer) => {
        if (!answer.ok && answer.code === 'changed_meanwhile') return ask(one.to, true)
        setAsked(null)
        if (!answer.ok) return refuse(answer.code)
        const back = { to: group.visibility, affected: [], anew: false }
        const undo = answer.value.added === 0 && { label: t('undo'), onClick: () => change(back) }
        return toast(t(`done.${one.to}`, { name: group.name, added: answer.value.added }), {
          ...(undo && { action: undo }),
        })
      },
    )
  return (
    <div>
      <Button variant="secondary" aria-disabled={pending || undefined} onClick={() => ask(to)}>
        {t(`make.${to}`)}
      </Button>
      {asked && (
        <Confirm
          open
          onOpenChange={(open) => !open && setAsked(null)}
          title={t(`ask.${asked.to}`, { name: group.name })}
          consequence={<Consequence asked={asked} />}
          confirm={t(`confirm.${asked.to}`)}
          keep={t('keep')}
          variant="primary"
          pending={pending}
          onConfirm={() => change(asked)}
        />
      )}
    </div>
  )
}

function Consequence({ asked }: { asked: Asked }) {
  const t = useTranslations('groupSettings.visibility')
  const groups = useFormatter().list(asked.affected.map(({ name }) => name))
  const affected = asked.affected.filter(({ people }) => people > 0)
  const count = asked.to === 'public' ? 'joining' : 'staying'
  return (
    <div className="grid gap-3">
      {asked.anew && <p role="alert">{t('anew')}</p>}
      {affected.length > 0 ? (
        <AffectedList lead={t(`affected.${asked.to}`)} affected={affected} count={count} />
      ) : (
        <p>{t(`nobody.${asked.to}`)}</p>
      )}
      <p>{asked.to === 'public' ? t('then.public', { groups }) : t('then.private')}</p>
    </div>
  )
}
