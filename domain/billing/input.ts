import { z } from 'zod'

/** The limit as people type it, with spaces between the thousands; nothing is no limit. */
export const limitInput = z.object({
  most: z
    .string('limit_wrong')
    .transform((text) => text.replace(/[\s.,’']/g, ''))
    .pipe(
      z
        .string()
        .regex(/^\d{0,10}$/, 'limit_wrong')
        .transform((digits) => (digits === '' ? null : Number(digits)))
        .pipe(z.number().min(1, 'limit_wrong').max(1_000_000_000, 'limit_wrong').nullable()),
    ),
})

/** Why a seat came or went, as `seat_changes` says it. */
export const seatReasons = ['first_login', 'created', 'restored', 'deleted'] as const
export type SeatReason = (typeof seatReasons)[number]

/** What the movements are narrowed to; the address bar holds it, so nonsense in it narrows to nothing. */
export const movementFilter = z.object({
  reason: z.enum(seatReasons).optional().catch(undefined),
  /** A month of the platform's calendar. The database's has no year 0. */
  month: z
    .string()
    .regex(/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
})
export type MovementFilter = z.output<typeof movementFilter>

/** Where a page begins: after this movement. */
export const movementCursor = z.object({ at: z.iso.datetime().refine((at) => at >= '0001'), id: z.uuid() })
export type MovementCursor = z.output<typeof movementCursor>
