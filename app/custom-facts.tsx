import { getFormatter } from 'next-intl/server'
import { Fact } from '@/components/fact'
import { db } from '@/db/client'
import type { CustomValues } from '@/db/schema'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { saidValue } from './said-value'

/** What custom fields say of somebody, for a list of facts; nothing of those that are empty. */
export async function CustomFacts({ values }: { values: CustomValues }) {
  const [fields, format] = await Promise.all([listCustomFields(db()), getFormatter()])
  return fields.map((field) => {
    const value = values[field.id]
    return (
      value && (
        <Fact key={field.id} name={field.name}>
          {saidValue(format, field, value)}
        </Fact>
      )
    )
  })
}
