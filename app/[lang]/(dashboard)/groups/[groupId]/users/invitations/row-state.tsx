'use client'

import { useTranslations } from 'next-intl'
import { InvitationState } from '@/components/invitation-state'
import type { Row } from './row'

/** Where an invitation stands, what it waits for, and what became of its mail. */
export function RowState({ row }: { row: Row }) {
  const t = useTranslations('invitations.stateHelp')
  return <InvitationState of={row} toApprove={t('to_approve', { inviter: row.inviter })} />
}
