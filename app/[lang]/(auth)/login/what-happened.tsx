import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/app/actor'
import { ownPath } from '@/app/own-path'
import { Notice } from '@/components/ui/notice'

type Props = Pick<PageProps<'/[lang]/login'>, 'searchParams'>

/** Why one is here, when there is something to say: the password just changed, or one is signed in already. */
export async function WhatHappened({ searchParams }: Props) {
  const t = await getTranslations('auth')
  const { changed, next } = await searchParams
  if (changed) {
    return (
      <Notice tone="success" role="status" title={t('changed')}>
        {t('changedText')}
      </Notice>
    )
  }
  const actor = await currentActor()
  if (!actor) return null
  return (
    <Notice>
      {t('alreadyIn', { name: `${actor.firstName} ${actor.lastName}` })}{' '}
      <a href={ownPath(next)} className="link">
        {t('goOn')}
      </a>
    </Notice>
  )
}
