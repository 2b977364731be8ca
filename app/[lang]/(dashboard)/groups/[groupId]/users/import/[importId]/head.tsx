import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { saidBytes } from '@/app/said-bytes'
import { momentsOf } from '@/components/moment'
import { When } from '@/components/when'
import type { ImportView } from '@/domain/imports/view'
import { StateBadge } from '../state-badge'

/** Which file, where it stands, whose it is. */
export async function Head({ view, groupId }: { view: ImportView; groupId: string }) {
  const actor = await requireActor()
  const [t, format] = await Promise.all([getTranslations('imports'), getFormatter()])
  const { name, size, status, startedBy, createdAt } = view
  const moment = momentsOf(format, actor, new Date())
  const isOthers = startedBy.accountId !== actor.accountId
  return (
    <header className="grid gap-2">
      <Link
        href={`/groups/${groupId}/users/import`}
        className="-mx-2 flex min-h-8 w-fit items-center gap-1.5 rounded-control px-2 text-muted text-small hover:bg-hover hover:text-ink pointer-coarse:min-h-control"
      >
        <ArrowLeft aria-hidden="true" className="size-3.5" />
        {t('title')}
      </Link>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="wrap-anywhere">{name}</h1>
        <span role="status">
          <StateBadge status={status} />
        </span>
      </div>
      <p className="text-muted text-small">
        {saidBytes(format, size)} · <When moment={moment(createdAt)} />
        {isOthers && ` · ${t('startedBy', { name: startedBy.name })}`}
      </p>
    </header>
  )
}
