/** Whose page it is, as its parts speak of them. */
export type Subject = { id: string; name: string; login: string }
