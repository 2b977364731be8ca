'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { NamedField } from '@/app/import-words'
import { SubmitButton } from '@/components/ui/submit-button'
import type { TableFormat } from '@/domain/imports/input'
import type { Recognised, TableKind } from '@/domain/imports/recognised'
import { ColumnsTable } from './columns-table'
import { FormatMenus } from './format-menus'
import { useFormat } from './use-format'

export type FormatEditorProps = {
  importId: string
  formatVersion: number
  kind: TableKind | null
  format: TableFormat
  recognised: Recognised
  fields: readonly NamedField[]
  onApplied?: () => void
  /** What else can be done here. */
  children?: ReactNode
}

/** How the file is read: each thing that was recognised, with a menu to say otherwise. */
export function FormatEditor(props: FormatEditorProps) {
  const t = useTranslations('imports.format')
  const { kind, recognised, fields, children } = props
  const chosen = useFormat(props)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        chosen.apply()
      }}
      className="grid gap-6 rounded-panel border p-4 sm:p-6"
    >
      <FormatMenus kind={kind} format={chosen.format} onChange={chosen.change} />
      {chosen.isReread ? (
        <p className="text-muted">{t('reread')}</p>
      ) : (
        <ColumnsTable recognised={recognised} fields={fields} chosen={chosen} />
      )}
      <p role="status" className="sr-only">
        {chosen.told}
      </p>
      {chosen.isLacking && (
        <p role="alert" className="text-danger">
          {t('loginMissing')}
        </p>
      )}
      <div className="flex flex-wrap gap-2 max-sm:flex-col">
        <SubmitButton busy={chosen.pending} className="max-sm:w-full">
          {t(chosen.pending ? 'applying' : 'apply')}
        </SubmitButton>
        {children}
      </div>
    </form>
  )
}
