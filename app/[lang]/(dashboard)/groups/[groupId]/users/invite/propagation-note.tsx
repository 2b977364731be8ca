'use client'

import { ArrowUp } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { FoundGroup } from '@/domain/groups/find-group'
import type { Step } from '@/domain/groups/preview-propagation'

/** What adding a learner does in the groups above, in names, before anything is sent (G2). */
export function PropagationNote({ group, steps }: { group: FoundGroup; steps: readonly Step[] }) {
  const t = useTranslations('invite')
  const format = useFormatter()
  const name = () => <strong>{group.name}</strong>
  const joined = () => format.list(steps.map((step) => <strong key={step.groupId}>{step.name}</strong>))
  const top = steps.at(-1)
  const sentence = !top
    ? t.rich(group.isPlatform ? 'staysAtTop' : 'staysPrivate', { group: name })
    : t.rich(top.visibility === 'private' ? 'climbs' : 'climbsToTop', {
        group: name,
        joined,
        last: () => <strong>{top.name}</strong>,
      })
  return (
    <p className="flex gap-3 text-small text-muted">
      <ArrowUp aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>{sentence}</span>
    </p>
  )
}
