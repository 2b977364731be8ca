export type DeedAnswer =
  | {
      ok: true
      done: number
      /** How many were left out because no mail reaches their address any more. */
      undeliverable?: number
    }
  | { ok: false; code: 'signed_out' | 'wrong' | 'unreachable' }

export type LinkAnswer =
  | { ok: true; link: string }
  | { ok: false; code: 'signed_out' | 'not_found' | 'expired' | 'beyond_yours' | 'unreachable' }

export type Deed = 'cancel' | 'resend' | 'approve'
