import { getTranslations } from 'next-intl/server'

export default async function HomePage() {
  const t = await getTranslations('frame')
  return (
    <main>
      <h1>{t('product')}</h1>
    </main>
  )
}
