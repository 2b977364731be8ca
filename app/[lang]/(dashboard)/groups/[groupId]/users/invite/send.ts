import type { CustomFaults } from '@/domain/custom-fields/input'
import { invite } from './actions'
import type { InviteAnswer, InviteCode } from './answer'

export type Answer =
  | Exclude<InviteAnswer, { ok: false }>
  | { ok: false; code: InviteCode | 'unreachable'; faults?: CustomFaults }

/** Sends the form; a server that cannot be reached is an answer like others. */
export const send = (form: FormData) => invite(form).catch((): Answer => ({ ok: false, code: 'unreachable' }))
