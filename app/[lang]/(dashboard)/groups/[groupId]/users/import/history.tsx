/** What was imported into the group before. */
export async function History(_: { groupId: string; after?: string | undefined }) {
  return null
}
