import { Download } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Totals } from '@/domain/imports/outcome'
import { hrefOf } from './place'
import type { StageProps } from './stage'

type Props = Pick<StageProps, 'view' | 'groupId'> & { totals: Totals | null }

/** The rows that are refused as a file, to be mended and sent again: before rows are written as well as after (V3). */
export async function RefusedFile({ view: { importId, isErased, reads }, groupId, totals }: Props) {
  const count = totals?.outcomes.refused ?? 0
  if (count === 0 || isErased || !reads) return null
  const t = await getTranslations('imports.ended')
  return (
    <Notice tone="warning" title={t('refused', { count })}>
      <p>{t('refusedText', { count })}</p>
      <a
        href={`${hrefOf(groupId, importId, {})}/refused`}
        download
        className={buttonStyle({ className: 'mt-3 max-sm:w-full' })}
      >
        <Download aria-hidden="true" />
        {t('download')}
      </a>
    </Notice>
  )
}
