import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { cn } from '@/components/class-names'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { FieldName } from './state'

type Name = Exclude<FieldName, 'accentColor' | 'logo'>
type Props = Omit<ComponentProps<'input'>, 'name' | 'value'> & {
  name: Name
  value: string
  error: string | undefined
}

/** A setting in words or figures. Another value from the server is another field. */
export function TextField({ name, value, error, className, ...props }: Props) {
  const t = useTranslations('settings.fields')
  const help = t(`${name}.help`)
  return (
    <Field id={name} label={t(`${name}.label`)} help={help} error={error}>
      <Input
        {...fieldProps(name, { help, error })}
        {...props}
        key={value}
        name={name}
        defaultValue={value}
        className={cn('tabular-nums', className)}
        autoComplete="off"
      />
    </Field>
  )
}

export const NumberField = (props: Props) => (
  <TextField {...props} inputMode="numeric" className="sm:max-w-48" />
)
