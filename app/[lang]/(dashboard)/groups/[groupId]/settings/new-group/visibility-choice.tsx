import { useTranslations } from 'next-intl'

/** Public or private, each with what it means. */
export function VisibilityChoice() {
  const t = useTranslations('groupSettings')
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1.5 font-strong">{t('visibility.title')}</legend>
      {(['public', 'private'] as const).map((visibility) => (
        <label key={visibility} className="flex min-h-control cursor-pointer items-start gap-3 py-1.5">
          <input
            type="radio"
            name="visibility"
            value={visibility}
            defaultChecked={visibility === 'public'}
            className="mt-1 size-4 shrink-0"
          />
          <span>
            {t(`create.${visibility}`)}
            <span className="block text-muted text-small">{t(`create.${visibility}Help`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
