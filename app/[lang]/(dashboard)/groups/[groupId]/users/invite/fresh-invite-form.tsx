'use client'

import { useRouter } from 'next/navigation'
import { InviteForm, type InviteFormProps } from './invite-form'

/**
 * Pages stay mounted after navigation: who comes by a link begins without the outcomes of the last time, who
 * comes back finds them. What was typed and not sent is kept either way, by the draft.
 */
export function FreshInviteForm(props: InviteFormProps) {
  const { bfcacheId } = useRouter()
  return <InviteForm key={bfcacheId} {...props} />
}
