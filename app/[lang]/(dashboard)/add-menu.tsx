'use client'

import { CalendarPlus, Plus, UserRound, UserRoundPlus } from 'lucide-react'
import Link from 'next/link'
import { useParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu'

type Props = {
  /** Where the person may invite, the topmost first. */
  groups: { id: string; name: string }[]
  createAccount: string
  /** Whether there is a group whose courses, or own ones in it, they may run. */
  addsSessions: boolean
}

/** Adds to the group that one looks at, or else to the person's own. */
export function AddMenu({ groups, createAccount, addsSessions }: Props) {
  const t = useTranslations('dashboard')
  const { groupId } = useParams<{ groupId?: string }>()
  const group = groups.find(({ id }) => id === groupId) ?? groups[0]
  const trigger = (
    <Button variant="secondary" size="icon" aria-label={t('add')} title={t('add')}>
      <Plus aria-hidden="true" />
    </Button>
  )
  return (
    <Menu trigger={trigger}>
      {group && (
        <>
          <MenuLabel>{t('addTo', { group: group.name })}</MenuLabel>
          <MenuItem asChild>
            <Link href={`/groups/${group.id}/users/invite`}>
              <UserRound aria-hidden="true" />
              {t('user')}
            </Link>
          </MenuItem>
          <MenuItem asChild>
            <Link href={`/groups/${group.id}/users/create`}>
              <UserRoundPlus aria-hidden="true" />
              {createAccount}
            </Link>
          </MenuItem>
        </>
      )}
      {group && addsSessions && <MenuSeparator />}
      {addsSessions && (
        <MenuItem asChild>
          <Link href={groupId ? `/sessions/new?group=${groupId}` : '/sessions/new'}>
            <CalendarPlus aria-hidden="true" />
            {t('session')}
          </Link>
        </MenuItem>
      )}
    </Menu>
  )
}
