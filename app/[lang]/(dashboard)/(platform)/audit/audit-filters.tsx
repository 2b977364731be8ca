import { Download } from 'lucide-react'
import Form from 'next/form'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Button, buttonStyle } from '@/components/ui/button'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { type AuditAction, auditActions } from '@/domain/audit/actions'
import type { Thing } from '@/domain/audit/name-things'
import { fileOf, hrefOf, isNarrowed, place, type View } from './view'

type Props = {
  view: View
  /** What the ids in the address are called: people read names. */
  named: ReadonlyMap<string, Thing>
  seesBilling: boolean
}

const kinds = [
  'invitation',
  'account',
  'group',
  'course',
  'course_session',
  'import',
  'custom_field',
  'platform',
  'billing',
] as const

/** By whom, on what, which action and when; the address bar is their state. Works before any script. */
export async function AuditFilters({ view, named, seesBilling }: Props) {
  const t = await getTranslations('audit.filters')
  const { filter } = view
  return (
    // What was cleared or chosen elsewhere is another form: its fields show the address.
    <Form key={hrefOf(view)} action={place} replace scroll={false} aria-label={t('label')} role="search">
      <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-6">
        {(['by', 'on'] as const).map((name) => (
          <Field key={name} id={name} label={t(name)} className="lg:col-span-2">
            <Input
              {...fieldProps(name, {})}
              name={name}
              defaultValue={named.get(filter[name] ?? '')?.name ?? filter[name]}
              placeholder={t(`${name}Help`)}
              maxLength={254}
              autoComplete="off"
            />
          </Field>
        ))}
        <Field id="action" label={t('action')} className="lg:col-span-2">
          <Select {...fieldProps('action', {})} name="action" defaultValue={filter.action ?? ''}>
            <option value="">{t('anyAction')}</option>
            {kinds
              .filter((kind) => kind !== 'billing' || seesBilling)
              .map((kind) => (
                <ActionsOf key={kind} kind={kind} />
              ))}
          </Select>
        </Field>
        {(['from', 'to'] as const).map((name) => (
          <Field key={name} id={name} label={t(name)}>
            <Input {...fieldProps(name, {})} type="date" name={name} defaultValue={filter[name]} />
          </Field>
        ))}
        <div className="flex flex-wrap items-end gap-2 self-end sm:col-span-2 lg:col-span-4">
          <Button type="submit" variant="secondary">
            {t('apply')}
          </Button>
          {isNarrowed(filter) && (
            <Link href={place} className={buttonStyle({ variant: 'quiet' })}>
              {t('clear')}
            </Link>
          )}
          {/* A file, not a page: the router must not fetch it beforehand. */}
          <a
            href={fileOf(view)}
            download
            className={buttonStyle({ variant: 'secondary', className: 'sm:ml-auto' })}
          >
            <Download aria-hidden="true" />
            {t('export')}
          </a>
        </div>
      </div>
    </Form>
  )
}

async function ActionsOf({ kind }: { kind: (typeof kinds)[number] }) {
  const t = await getTranslations('audit')
  const actions = auditActions.filter((action): action is AuditAction => action.startsWith(`${kind}.`))
  return (
    <optgroup label={t(`filters.kinds.${kind}`)}>
      {actions.map((action) => (
        <option key={action} value={action}>
          {t(`actions.${action}`)}
        </option>
      ))}
    </optgroup>
  )
}
