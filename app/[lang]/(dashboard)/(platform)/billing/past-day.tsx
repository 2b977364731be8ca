import Form from 'next/form'
import { getFormatter, getTranslations } from 'next-intl/server'
import { currentPlatform } from '@/app/platform'
import { todayIn } from '@/app/today'
import { Button } from '@/components/ui/button'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { countAt } from '@/domain/billing/count-at'
import { keptIn, place, type View } from './view'

/** Any past day, recounted from the movements; the address holds it. */
export async function PastDay({ actor, view }: { actor: Actor; view: View }) {
  const t = await getTranslations('billing.day')
  const { timeZone } = await currentPlatform()
  const kept = Object.entries(keptIn({ ...view, day: null }))
  return (
    <section aria-labelledby="day-title" className="grid max-w-form gap-4">
      <h2 id="day-title">{t('title')}</h2>
      <Form action={place} replace scroll={false}>
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field id="day" label={t('label')} help={t('help', { timeZone })}>
          <div className="flex gap-3">
            <Input
              {...fieldProps('day', { help: true })}
              key={view.day}
              type="date"
              name="day"
              required
              max={todayIn(timeZone)}
              defaultValue={view.day ?? ''}
              className="sm:max-w-48"
            />
            <Button type="submit" variant="secondary">
              {t('count')}
            </Button>
          </div>
        </Field>
      </Form>
      <p role="status" className="empty:hidden">
        {view.day && <Counted actor={actor} day={view.day} />}
      </p>
    </section>
  )
}

async function Counted({ actor, day }: { actor: Actor; day: string }) {
  const t = await getTranslations('billing.day')
  const format = await getFormatter()
  const counted = await countAt(db(), actor, day)
  if (!counted) return null
  const said = format.dateTime(new Date(day), { dateStyle: 'long', timeZone: 'UTC' })
  const figure = (text: React.ReactNode) => <strong>{text}</strong>
  return t.rich(counted.isToCome ? 'toCome' : 'counted', { day: said, count: counted.taken, figure })
}
