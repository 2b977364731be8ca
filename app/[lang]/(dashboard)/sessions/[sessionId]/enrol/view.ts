import { z } from 'zod'
import { storableText } from '@/domain/storable-text'
import type { Query } from '../enrolments/view'
import { tabs } from './tabs'

const view = z.object({
  tab: z.enum(tabs).catch('people').default('people'),
  q: storableText().trim().max(254).catch('').default(''),
})

/** Which way of enrolling the panel shows, and what its list is narrowed to; the address bar is the state. */
export const readPanel = (given: Query) => view.parse(given)
