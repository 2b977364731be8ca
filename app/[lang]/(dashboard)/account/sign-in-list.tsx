'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { endElsewhere } from './actions'

type SignIn = { id: string; isThis: boolean; when: string; origin: string | null }

/** Each place, and a button that ends it; a question before all of them end. */
export function SignInList({ signIns }: { signIns: SignIn[] }) {
  const t = useTranslations('ownAccount.signIns')
  const [asking, setAsking] = useState(false)
  const { pending, end } = useEnding(() => setAsking(false))
  const others = signIns.filter(({ isThis }) => !isThis).length
  return (
    <>
      <ul aria-label={t('list')} className="border-t">
        {signIns.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b py-3"
          >
            <div className="grid gap-0.5">
              <p className="flex flex-wrap items-center gap-2">
                {t('since', { when: one.when })}
                {one.isThis && <Badge tone="accent">{t('here')}</Badge>}
              </p>
              <p className="text-muted text-small">
                {one.origin ? t('from', { origin: one.origin }) : t('unknown')}
              </p>
            </div>
            {!one.isThis && (
              <Button
                variant="secondary"
                size="small"
                aria-label={t('endOne', { when: one.when })}
                aria-disabled={pending || undefined}
                onClick={() => end(one.id)}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <div>
          <Button variant="secondary" onClick={() => setAsking(true)}>
            {t('endAll')}
          </Button>
        </div>
      )}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('ask')}
        consequence={t('consequence', { count: others })}
        confirm={t('confirm')}
        keep={t('keep')}
        pending={pending}
        onConfirm={() => end('all')}
      />
    </>
  )
}

function useEnding(then: () => void) {
  const t = useTranslations('ownAccount')
  const [pending, begin] = useTransition()
  const end = (which: string) =>
    !pending &&
    begin(async () => {
      const answer = await endElsewhere(which).catch(() => ({ ok: false, code: 'unreachable' }) as const)
      begin(then)
      if (answer.ok) toast(t('signIns.done', { count: answer.ended }))
      else toast.error(t(`faults.${answer.code}`), { duration: 10_000 })
    })
  return { pending, end }
}
