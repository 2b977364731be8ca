import { z } from 'zod'

/** Names are in mails and subjects: no control characters (T17), nothing that reads as a link (T16); `/` parts levels in paths. */
const groupName = z
  .string('name_missing')
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'name_missing')
      .refine((name) => [...name].length <= 120, 'name_long')
      .regex(/^([^\p{C}\p{Zl}\p{Zp}<>@/\\]|[\u200c\u200d])*$/u, 'name_characters')
      .refine((name) => !/www\.|[\p{L}\p{N}]\.[\p{L}]{2,}/iu.test(name), 'name_characters'),
  )
const visibility = z.enum(['public', 'private'], 'visibility_missing')
/** How many people the screen said would be added: the deed is refused when it is another number by now. */
const agreed = z.int().min(0)

export const newGroup = z.object({ parentId: z.uuid(), name: groupName, visibility })
export const renaming = z.object({ groupId: z.uuid(), name: groupName })
export const weighedVisibility = z.object({ groupId: z.uuid(), visibility })
export const visibilityChange = weighedVisibility.extend({ agreed })
export const weighedMove = z.object({ groupId: z.uuid(), parentId: z.uuid() })
export const move = weighedMove.extend({ agreed })

export type NewGroup = z.output<typeof newGroup>
export type Renaming = z.output<typeof renaming>
export type WeighedVisibility = z.output<typeof weighedVisibility>
export type VisibilityChange = z.output<typeof visibilityChange>
export type WeighedMove = z.output<typeof weighedMove>
export type Move = z.output<typeof move>
