import { useTranslations } from 'next-intl'

/** How long it still takes, as people say it. */
export function useTimeLeft() {
  const t = useTranslations('imports.left')
  return (minutesLeft: number) => {
    const seconds = Math.ceil((minutesLeft * 60) / 5) * 5
    if (seconds <= 5) return t('soon')
    if (seconds < 90) return t('seconds', { count: seconds })
    const minutes = Math.ceil(minutesLeft)
    return minutes < 90
      ? t('minutes', { count: minutes })
      : t('hours', { count: Math.round(minutesLeft / 60) })
  }
}
