import { type RefObject, useLayoutEffect } from 'react'
import type { Person } from './typed'

/** What was typed before this code had come is taken over, not wiped out. */
export function useEarly(form: RefObject<HTMLFormElement | null>, change: (some: Partial<Person>) => void) {
  useLayoutEffect(() => {
    const typed = (name: string) => {
      const field = form.current?.elements.namedItem(name)
      return field instanceof HTMLInputElement && field.value ? field.value : null
    }
    const [firstName, lastName, email] = [typed('firstName'), typed('lastName'), typed('login')]
    change({ ...(firstName && { firstName }), ...(lastName && { lastName }), ...(email && { email }) })
  }, [form, change])
}
