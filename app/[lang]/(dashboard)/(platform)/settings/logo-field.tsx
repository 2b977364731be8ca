'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Logo } from '@/components/logo'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { logoTypes, mostLogoBytes } from '@/domain/platform/policy'

type Props = { digest: string | null; name: string; error: string | undefined }

/** The picture that there is, the one that was chosen, and the way back to none. */
export function LogoField({ digest, name, error }: Props) {
  const t = useTranslations('settings.fields.logo')
  const [chosen, setChosen] = useState<string | null>(null)
  const [tooLarge, setTooLarge] = useState(false)
  const [removed, setRemoved] = useState(false)
  const choose = (file: File | undefined) => {
    setTooLarge(file !== undefined && file.size > mostLogoBytes)
    if (file) preview(file, setChosen)
    else setChosen(null)
  }
  const shown = chosen ?? (digest && !removed ? `/logo/${digest}` : null)
  const fault = tooLarge ? t('large') : error
  return (
    <Field id="logo" label={t('label')} help={t('help')} error={fault}>
      {shown && (
        <div className="flex min-h-16 items-center rounded-panel border bg-sunken px-4 py-3">
          <Logo src={shown} alt={t('preview', { name })} />
        </div>
      )}
      <Input
        {...fieldProps('logo', { help: true, error: fault })}
        type="file"
        name="logo"
        accept={logoTypes.join()}
        onChange={({ target }) => choose(target.files?.[0])}
        className="py-1 file:mr-3 file:h-full file:cursor-pointer file:rounded-control file:border-0 file:bg-hover file:px-2.5 file:text-ink file:text-small"
      />
      {digest && !chosen && (
        <Checkbox
          name="removeLogo"
          label={t('remove')}
          checked={removed}
          onChange={({ target }) => setRemoved(target.checked)}
        />
      )}
    </Field>
  )
}

/** As a data address: no other scheme may show a picture here. */
function preview(file: File, show: (address: string | null) => void) {
  const reader = new FileReader()
  reader.onload = () => show(typeof reader.result === 'string' ? reader.result : null)
  reader.readAsDataURL(file)
}
