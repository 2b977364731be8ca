import { notFound } from 'next/navigation'

/** Addresses that lead nowhere get the designed page, in the reader's language. */
export default function UnknownPage() {
  notFound()
}
