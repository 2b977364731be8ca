'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { AffectedList } from './affected-list'
import { type Turning, useTurning } from './use-turning'

type Group = { id: string; name: string; visibility: 'public' | 'private' }

/** Public or private; what it does to whom is counted and shown first (G4). */
export function Visibility({ group }: { group: Group }) {
  const t = useTranslations('groupSettings.visibility')
  const { pending, asked, ask, agree, close } = useTurning(group)
  const to = group.visibility === 'public' ? 'private' : 'public'
  return (
    <div>
      <Button variant="secondary" aria-disabled={pending || undefined} onClick={() => ask(to)}>
        {t(`make.${to}`)}
      </Button>
      {asked && (
        <Confirm
          open
          onOpenChange={(open) => !open && close()}
          title={t(`ask.${asked.to}`, { name: group.name })}
          consequence={<Consequence asked={asked} />}
          confirm={t(`confirm.${asked.to}`)}
          keep={t('keep')}
          variant="primary"
          pending={pending}
          onConfirm={() => agree(asked)}
        />
      )}
    </div>
  )
}

function Consequence({ asked: { to, weighed, anew } }: { asked: Turning }) {
  const t = useTranslations('groupSettings.visibility')
  const groups = useFormatter().list(weighed.map(({ name }) => name))
  const affected = weighed.filter(({ people }) => people > 0)
  const count = to === 'public' ? 'joining' : 'staying'
  return (
    <div className="grid gap-3">
      {anew && <p role="alert">{t('anew')}</p>}
      {affected.length > 0 ? (
        <AffectedList lead={t(`affected.${to}`)} affected={affected} count={count} />
      ) : (
        <p>{t(`nobody.${to}`)}</p>
      )}
      <p>{to === 'public' ? t('then.public', { groups }) : t('then.private')}</p>
    </div>
  )
}
