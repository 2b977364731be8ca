import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { auditWords } from '@/app/audit-words'
import { AtMoment } from '@/components/at-moment'
import { Cell, Row } from '@/components/ui/table'
import type { AuditFilter } from '@/domain/audit/input'
import type { AuditEvent } from '@/domain/audit/list-events'
import type { Thing } from '@/domain/audit/name-things'
import { hrefOf } from './view'

type Props = {
  event: AuditEvent
  words: Awaited<ReturnType<typeof auditWords>>
  filter: AuditFilter
  timeZone: string
}

/** One thing that happened; the names in it narrow the journal to whom they name. */
export async function EventRow({ event, words, filter, timeZone }: Props) {
  const t = await getTranslations('audit')
  const { at, by, on, origin } = event
  return (
    <Row>
      <Cell className="whitespace-nowrap align-top text-muted text-small">
        <AtMoment at={at} timeZone={timeZone} />
      </Cell>
      <Cell className="align-top">
        <span className="block font-strong">{words.action(event.action)}</span>
        {[...new Set(words.facts(event))].map((fact) => (
          <span key={fact} className="wrap-anywhere block text-muted text-small">
            {fact}
          </span>
        ))}
      </Cell>
      <Cell className="wrap-anywhere align-top">
        <Named thing={on} said={words.on(event)} narrow="on" filter={filter} />
      </Cell>
      <Cell className="wrap-anywhere align-top">
        <span className="text-muted text-small sm:hidden">{t('byLine')} </span>
        <Named thing={by} said={words.by(event)} narrow="by" filter={filter} />
      </Cell>
      <Cell className="whitespace-nowrap align-top text-muted text-small">
        {origin && (
          <>
            <span className="sm:hidden">{t('fromLine')} </span>
            {origin === 'unknown' ? t('unknownOrigin') : origin}
          </>
        )}
      </Cell>
    </Row>
  )
}

type NamedProps = { thing: Thing | null; said: string; narrow: 'by' | 'on'; filter: AuditFilter }

/** By its id, which stays when names change. */
async function Named({ thing, said, narrow, filter }: NamedProps) {
  const t = await getTranslations('audit')
  if (!thing) return <span className="text-muted">{said}</span>
  return (
    <Link
      href={hrefOf({ filter: { ...filter, [narrow]: thing.id }, cursor: null })}
      title={t(narrow === 'by' ? 'onlyBy' : 'onlyOn', { name: said })}
      className="hover:text-accent"
    >
      {said}
    </Link>
  )
}
