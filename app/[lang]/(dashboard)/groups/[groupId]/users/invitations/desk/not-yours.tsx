import { getTranslations } from 'next-intl/server'
import { DeskHead } from './desk-head'

/** An invitation that is not the reader's to manage, or that there never was: the same answer (A2). */
export async function NotYours() {
  const t = await getTranslations('desk.notYours')
  return (
    <>
      <DeskHead email={null} />
      <div className="grid gap-2 p-5">
        <p className="font-strong">{t('title')}</p>
        <p className="text-muted">{t('text')}</p>
      </div>
    </>
  )
}
