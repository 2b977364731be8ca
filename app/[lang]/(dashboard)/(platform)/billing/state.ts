/** Each is a sentence in `billing.limit.errors`. */
export type LimitFault = 'limit_wrong' | 'not_found' | 'signed_out' | 'unreachable'

/** What a press on the button was answered. */
export type LimitState = { saved: boolean; fault: LimitFault | null }
