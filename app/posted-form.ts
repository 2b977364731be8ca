/** What was posted, as a form: an action is an open endpoint, and types do not bind whoever calls it (T23). */
export const postedForm = (given: unknown) => (given instanceof FormData ? given : new FormData())
