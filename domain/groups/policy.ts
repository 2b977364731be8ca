/** A group, and how many people a change of the tree is about there. */
export type Affected = { groupId: string; name: string; visibility: 'public' | 'private'; people: number }

/** One figure for all of it: whoever agreed to another one is asked again. */
export const peopleIn = (affected: readonly Affected[]) =>
  affected.reduce((sum, { people }) => sum + people, 0)
