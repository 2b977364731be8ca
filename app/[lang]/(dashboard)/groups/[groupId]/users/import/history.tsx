import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { Pages } from '@/components/list/pages'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { db } from '@/db/client'
import { listImports } from '@/domain/imports/list-imports'
import { ImportRow } from './import-row'

const columns = ['file', 'state', 'result', 'when', 'by'] as const

/** What was imported into the group before, and into those below it. `after`: the import that the page begins behind. */
export async function History({ groupId, after }: { groupId: string; after?: string | undefined }) {
  const [t, actor] = await Promise.all([getTranslations('imports.history'), requireActor()])
  const { imports, next } = await listImports(db(), actor, groupId, after)
  const place = `/groups/${groupId}/users/import`
  return (
    <section aria-labelledby="import-history" className="grid gap-2">
      <h2 id="import-history">{t('title')}</h2>
      {imports.length > 0 ? (
        <Table label={t('title')} head={columns.map((key) => ({ key, label: t(`columns.${key}`) }))}>
          {imports.map((one) => (
            <ImportRow key={one.importId} listed={one} groupId={groupId} timeZone={actor.timeZone} />
          ))}
        </Table>
      ) : (
        <Empty title={t('none.title')}>{t('none.text')}</Empty>
      )}
      <Pages first={after ? place : null} next={next && `${place}?before=${next}`} />
    </section>
  )
}
