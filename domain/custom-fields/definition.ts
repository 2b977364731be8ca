import { z } from 'zod'
import { fieldKinds, mostCharacters, plainLine } from './input'

/** More is a questionnaire, and first login asks for a few things only. */
export const mostFields = 30
const mostChoices = 50

/** Each is a sentence in `customFields.errors`. */
export type DefinitionFault =
  | 'name_missing'
  | 'name_long'
  | 'name_characters'
  | 'kind_missing'
  | 'choices_missing'
  | 'choices_many'
  | 'choices_long'
  | 'choices_twice'
  | 'choices_characters'
const fault = (code: DefinitionFault) => code

/** A line of text whose faults have names of their own. */
const line = (characters: DefinitionFault, long: DefinitionFault, most: number) =>
  z.string(characters).transform((text, context) => {
    const read = plainLine.safeParse(text)
    if (!read.success || [...read.data].length > most) {
      context.addIssue({ code: 'custom', message: read.success ? long : characters })
      return z.NEVER
    }
    return read.data
  })

/** A choice a line; empty lines are nothing. */
const choices = z
  .string(fault('choices_characters'))
  .transform((text) => text.split(/\r?\n/).filter((one) => one.trim() !== ''))
  .pipe(
    z
      .array(line(fault('choices_characters'), fault('choices_long'), mostCharacters))
      .max(mostChoices, fault('choices_many')),
  )
  .refine(
    (given) => new Set(given.map((one) => one.toLowerCase())).size === given.length,
    fault('choices_twice'),
  )

/** What the form of a field sends. A field that is no choice has no choices, whatever was typed. */
export const fieldInput = z
  .object({
    name: line(fault('name_characters'), fault('name_long'), 60).pipe(
      z.string().min(1, fault('name_missing')),
    ),
    kind: z.enum(fieldKinds, fault('kind_missing')),
    choices,
    required: z.boolean(),
    askedAtFirstLogin: z.boolean(),
  })
  .refine(({ kind, choices: given }) => kind !== 'choice' || given.length > 0, {
    path: ['choices'],
    message: fault('choices_missing'),
  })
  .transform((field) => ({ ...field, choices: field.kind === 'choice' ? field.choices : [] }))
export type FieldInput = z.output<typeof fieldInput>

/** What `version` says: the field as the form showed it. */
export const fieldChange = z.object({ fieldId: z.uuid(), version: z.string().max(64) })

export const fieldMove = z.object({ fieldId: z.uuid(), direction: z.enum(['up', 'down']) })
export type FieldMove = z.output<typeof fieldMove>

/** `seen`: how many values the screen said would be lost. */
export const fieldDeletion = z.object({ fieldId: z.uuid(), seen: z.int().min(0) })
export type FieldDeletion = z.output<typeof fieldDeletion>
