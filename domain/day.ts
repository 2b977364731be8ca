import { z } from 'zod'

/** A day as `yyyy-mm-dd`, as a form or an address sends it. The calendar of the database has no year 0. */
export const day = (fault?: string) => z.iso.date(fault).refine((text) => text >= '0001', fault)
