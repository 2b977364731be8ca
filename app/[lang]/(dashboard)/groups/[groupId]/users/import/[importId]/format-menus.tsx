'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { dateOrders, decimals, encodings, separators, type TableFormat } from '@/domain/imports/input'
import type { TableKind } from '@/domain/imports/recognised'
import { decimalKeys, separatorKeys } from './format-words'

type Props = {
  kind: TableKind | null
  format: TableFormat
  onChange: (some: Partial<TableFormat>) => void
}

/** Encoding and separator of a text, its first line, dates and numbers. */
export function FormatMenus({ kind, format, onChange }: Props) {
  const t = useTranslations('imports.format')
  const isText = kind !== 'xlsx'
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {isText && (
        <>
          <Choice
            label={t('encoding')}
            value={format.encoding ?? encodings[0]}
            options={encodings.map((value) => ({ value, label: t(`encodings.${value}`) }))}
            onChange={(encoding) => onChange({ encoding })}
          />
          <Choice
            label={t('separator')}
            value={format.separator ?? separators[0]}
            options={separators.map((value) => ({ value, label: t(`separators.${separatorKeys[value]}`) }))}
            onChange={(separator) => onChange({ separator })}
          />
        </>
      )}
      <Choice
        label={t('header')}
        value={format.hasHeader ? 'yes' : 'no'}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`headers.${value}`) }))}
        onChange={(value) => onChange({ hasHeader: value === 'yes' })}
      />
      <Choice
        label={t('dates')}
        value={format.dateOrder}
        options={dateOrders.map((value) => ({ value, label: t(`dateOrders.${value}`) }))}
        onChange={(dateOrder) => onChange({ dateOrder })}
      />
      <Choice
        label={t('decimal')}
        value={format.decimal}
        options={decimals.map((value) => ({ value, label: t(`decimals.${decimalKeys[value]}`) }))}
        onChange={(decimal) => onChange({ decimal })}
      />
    </div>
  )
}

type ChoiceProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId()
  return (
    <Field id={id} label={label}>
      <Select
        id={id}
        value={value}
        onChange={({ target }) => {
          const option = options.find((one) => one.value === target.value)
          if (option) onChange(option.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  )
}
