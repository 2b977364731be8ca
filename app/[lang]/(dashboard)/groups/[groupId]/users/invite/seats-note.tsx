import { Armchair } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { db } from '@/db/client'
import { mayInviteInto } from '@/domain/access/policy'
import { seatsToInvite } from '@/domain/billing/seats-to-invite'

/** Before anybody is invited: that not everybody will find a seat (B2). Figures are for the owner alone. */
export async function SeatsNote({ params }: { params: Promise<{ groupId: string }> }) {
  const actor = await requireActor()
  if (!mayInviteInto(actor, (await params).groupId)) return null
  const seats = await seatsToInvite(db(), actor)
  if (!seats || (seats !== 'none' && seats.taken + seats.pending < seats.most)) return null
  const t = await getTranslations('billing.invite')
  return (
    <p className="mt-2 flex gap-3 text-muted text-small">
      <Armchair aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>{seats === 'none' ? t('none') : t('beyond', seats)}</span>
    </p>
  )
}
