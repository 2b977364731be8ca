'use client'

import { Check } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button, buttonStyle } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { addToGroups } from '../adding/add-to-groups'
import type { GroupToChoose } from '../adding/group-to-choose'

type Props = {
  accountId: string
  /** Who it is, when that is known already. */
  who: string | null
  inGroups: boolean
  groups: readonly GroupToChoose[]
  roles: readonly string[]
}

/** **L'utilisateur possède déjà un compte actif**, always with what to do next (E1). */
export function ExistingAccount({ accountId, who, inGroups, groups, roles }: Props) {
  const t = useTranslations('createAccount.exists')
  const format = useFormatter()
  const names = format.list(groups.map(({ name }) => name))
  const { state, pending, add } = useAdding({ accountIds: [accountId], groupIds: idsOf(groups), roles })
  const isIn = inGroups || state === 'added'
  return (
    <Notice tone="warning" role="status" title={t('title')}>
      <p>
        {who && `${who}. `}
        {isIn ? t('inGroups', { groups: names }) : t('text', { groups: names })}
      </p>
      {state === 'failed' && <p className="text-danger">{t('failed')}</p>}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {state === 'added' && (
          <span className="flex items-center gap-1.5 text-success">
            <Check aria-hidden="true" className="size-4" />
            {t('added', { groups: names })}
          </span>
        )}
        {!isIn && groups.length > 0 && roles.length > 0 && (
          <Button size="small" aria-disabled={pending || undefined} onClick={add}>
            {pending && <Spinner />}
            {t('add', { groups: names })}
          </Button>
        )}
        <Link
          href={`/accounts/${accountId}`}
          className={buttonStyle({ variant: 'secondary', size: 'small' })}
        >
          {t('open')}
        </Link>
      </div>
    </Notice>
  )
}

const idsOf = (groups: readonly GroupToChoose[]) => groups.map(({ id }) => id)

/** Adding people who have an account, and how it went; another question begins afresh. */
function useAdding(question: { accountIds: string[]; groupIds: string[]; roles: readonly string[] }) {
  const asked = JSON.stringify(question)
  const [answer, setAnswer] = useState<{ asked: string; ok: boolean } | null>(null)
  const [pending, begin] = useTransition()
  const add = () => {
    if (pending) return
    begin(async () => {
      const given = await addToGroups(question).catch(() => null)
      setAnswer({ asked, ok: given?.added.length === question.accountIds.length })
    })
  }
  const state = answer?.asked !== asked ? 'open' : answer.ok ? 'added' : 'failed'
  return { state, pending, add } as const
}
