/** The first of a month, as the French write it: "1er octobre 2026". */
export const withFirst = (dates: string, locale: string): string =>
  locale === 'fr' ? dates.replace(/(?<!\d)1(?!\d)/g, '1er') : dates
