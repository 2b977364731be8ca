import { z } from 'zod'
import { day } from '@/domain/day'
import { storableText } from '@/domain/storable-text'
import { auditActions } from './actions'

const about = () => storableText().trim().max(254).optional().catch(undefined)

/**
 * What the journal is narrowed to; the address bar holds it, so nonsense in it narrows to nothing. `by` and `on` are
 * a name, an address or an id: who did it, and what it was done to. Days are the reader's, both included.
 */
export const auditFilter = z.object({
  action: z.enum(auditActions).optional().catch(undefined),
  by: about(),
  on: about(),
  from: day().optional().catch(undefined),
  to: day().optional().catch(undefined),
})
export type AuditFilter = z.output<typeof auditFilter>
