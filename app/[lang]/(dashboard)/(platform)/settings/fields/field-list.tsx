import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { buttonStyle } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Cell, Row, Table } from '@/components/ui/table'
import { mostFields } from '@/domain/custom-fields/definition'
import type { UsedField } from '@/domain/custom-fields/list-used-fields'
import { FieldActions } from './field-actions'
import { holdersInWords } from './holders-words'

/** The fields in their order, with who has a value. */
export function FieldList({ fields }: { fields: UsedField[] }) {
  const t = useTranslations('customFields')
  if (fields.length === 0)
    return (
      <Empty title={t('emptyTitle')} action={<AddLink />}>
        {t('emptyText')}
      </Empty>
    )
  const head = (['name', 'kind', 'rules', 'use', 'actions'] as const).map((key) => ({
    key,
    label: key === 'actions' ? <span className="sr-only">{t('columns.actions')}</span> : t(`columns.${key}`),
  }))
  return (
    <div className="grid gap-4">
      {fields.length < mostFields ? (
        <div>
          <AddLink />
        </div>
      ) : (
        <p className="text-muted">{t('full')}</p>
      )}
      <Table label={t('title')} head={head}>
        {fields.map((field, at) => (
          <FieldRow key={field.id} field={field} place={at + 1} count={fields.length} />
        ))}
      </Table>
    </div>
  )
}

function AddLink() {
  const t = useTranslations('customFields')
  return (
    <Link href="/settings/fields?edit=new" className={buttonStyle()}>
      <Plus aria-hidden="true" />
      {t('add')}
    </Link>
  )
}

function FieldRow({ field, place, count }: { field: UsedField; place: number; count: number }) {
  const t = useTranslations('customFields')
  const { id, name, kind, choices, required, askedAtFirstLogin, use } = field
  return (
    <Row>
      <Cell>
        <span className="block break-words font-strong">{name}</span>
        {choices.length > 0 && (
          <span className="line-clamp-2 text-muted text-small">{choices.join(' · ')}</span>
        )}
      </Cell>
      <Cell className="text-muted sm:whitespace-nowrap">{t(`kinds.${kind}`)}</Cell>
      <Cell>
        <span className="flex flex-wrap gap-1.5">
          <Badge tone={required ? 'accent' : 'neutral'}>{required ? t('required') : t('free')}</Badge>
          {askedAtFirstLogin && <Badge>{t('asked')}</Badge>}
        </span>
      </Cell>
      <Cell className="tabular-nums">
        <Holders use={use} />
      </Cell>
      <Cell>
        <FieldActions field={{ id, name, use }} place={place} count={count} />
      </Cell>
    </Row>
  )
}

/** The people first; who is not there, or not yet, under them. */
function Holders({ use }: Pick<UsedField, 'use'>) {
  const t = useTranslations('customFields')
  const locale = useLocale()
  const others = holdersInWords(t, locale, { ...use, people: 0 })
  return (
    <>
      <span className="block">{use.people > 0 ? t('people', { count: use.people }) : t('unused')}</span>
      {others && <span className="block text-muted text-small">{others}</span>}
    </>
  )
}
