/** Whether a page of this site sent it; browsers say so of every post (T25). */
export const isFromHere = ({ headers }: Request): boolean =>
  URL.parse(headers.get('origin') ?? '')?.host === (headers.get('x-forwarded-host') ?? headers.get('host'))
