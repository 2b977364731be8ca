/** Who has a value of a field. What is deleted is kept for a restoration (E2), and so it can be lost too. */
export type FieldUse = { people: number; deleted: number; invitations: number }

export const usesOf = ({ people, deleted, invitations }: FieldUse) => people + deleted + invitations
