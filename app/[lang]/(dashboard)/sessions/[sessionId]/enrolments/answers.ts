import type { CommonFailure } from '@/components/list/use-failing'

type Failed = { ok: false; code: CommonFailure | 'not_found' }

export type UnenrolAnswer =
  | {
      ok: true
      unenrolled: number
      /** Invitations that had no other reason, and those that live on. */
      cancelled: number
      kept: number
    }
  | Failed
/** Of mailing invitations again, or of approving them. */
export type InvitationAnswer = { ok: true; done: number; leftOut: number } | Failed
