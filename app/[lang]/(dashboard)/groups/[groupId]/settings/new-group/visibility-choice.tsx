import { useTranslations } from 'next-intl'
import { Radio } from '@/components/ui/radio'

/** Public or private, each with what it means. */
export function VisibilityChoice() {
  const t = useTranslations('groupSettings')
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1.5 font-strong">{t('visibility.title')}</legend>
      {(['public', 'private'] as const).map((visibility) => (
        <Radio
          key={visibility}
          name="visibility"
          value={visibility}
          defaultChecked={visibility === 'public'}
          label={t(`create.${visibility}`)}
          help={t(`create.${visibility}Help`)}
        />
      ))}
    </fieldset>
  )
}
