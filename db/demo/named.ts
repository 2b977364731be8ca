import type { SeededPerson } from './insert-people'

/** Finds people of the demonstration by the name in their address. */
export const namedIn =
  (people: readonly SeededPerson[]) =>
  (name: string): SeededPerson => {
    const person = people.find(({ email }) => email.startsWith(`${name}@`))
    if (!person) throw new Error(`Nobody of the demonstration is called ${name}`)
    return person
  }
