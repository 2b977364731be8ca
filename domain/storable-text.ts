import { z } from 'zod'

/** A text that the database can compare and keep: PostgreSQL knows no NUL. */
export const storableText = () => z.string().regex(/^[^\0]*$/)
