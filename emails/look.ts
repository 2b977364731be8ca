import type { CSSProperties } from 'react'
import type { shadesOf } from './shades'

/* The product's neutral scale and type, as mail programs take them: hex and pixels, inline. */
const ink = '#1d1a17'
const muted = '#5f5a55'
const hairline = '1px solid #e5e3e0'
const font =
  'Inter, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'

const text: CSSProperties = {
  margin: 0,
  color: ink,
  fontSize: '16px',
  lineHeight: '26px',
  wordBreak: 'break-word',
}
const small: CSSProperties = { ...text, color: muted, fontSize: '14px', lineHeight: '22px' }
const fact: CSSProperties = { ...text, fontSize: '15px', lineHeight: '22px' }
const cell: CSSProperties = { borderBottom: hairline, padding: '12px 0', verticalAlign: 'baseline' }

export const style = {
  page: { margin: 0, padding: 0, backgroundColor: '#ffffff', fontFamily: font },
  column: { maxWidth: '536px', padding: '40px 24px 56px', textAlign: 'left' },
  platform: { ...text, fontWeight: 600, fontSize: '15px', lineHeight: '24px' },
  logo: {
    ...text,
    display: 'inline-block',
    height: '40px',
    width: 'auto',
    maxWidth: '100%',
    borderRadius: '8px',
    backgroundColor: '#ffffff',
    fontWeight: 600,
    fontSize: '15px',
    lineHeight: '40px',
  },
  title: {
    ...text,
    margin: '36px 0 16px',
    fontSize: '26px',
    lineHeight: '33px',
    fontWeight: 600,
    letterSpacing: '-0.021em',
    textWrap: 'balance',
  },
  paragraph: { ...text, margin: '0 0 16px' },
  facts: { margin: '12px 0 0', borderTop: hairline, borderCollapse: 'collapse', tableLayout: 'fixed' },
  label: { ...small, ...cell, width: '35%', paddingRight: '16px' },
  value: { ...fact, ...cell },
  secret: { ...fact, ...cell, fontFamily: 'ui-monospace, Menlo, Consolas, monospace' },
  action: { margin: '32px 0' },
  button: {
    display: 'inline-block',
    borderRadius: '7px',
    padding: '13px 24px',
    fontSize: '16px',
    lineHeight: '22px',
    fontWeight: 600,
    textDecoration: 'none',
  },
  small,
  further: { ...small, margin: '16px 0 0' },
  link: { fontSize: '13px', wordBreak: 'break-all', textDecoration: 'none' },
  line: { margin: '32px 0 20px', border: 0, borderTop: hairline },
  note: { ...small, margin: '0 0 8px' },
  firstNote: { ...small, margin: '20px 0 8px' },
  quiet: { color: muted, textDecoration: 'underline' },
  entry: { borderTop: hairline, padding: '12px 0' },
  entryName: { ...text, fontSize: '15px', lineHeight: '22px', fontWeight: 600 },
  after: { ...small, borderTop: hairline, padding: '12px 0 0' },
} satisfies Record<string, CSSProperties>

/** Phones, and dark mode of programs that follow the reader's choice; those that do not recolour the mail by themselves. */
export const readerRules = ({ dark, onDark }: ReturnType<typeof shadesOf>) => `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .button { display: block !important; text-align: center !important; }
  .label, .value { display: block !important; width: auto !important; }
  .label { border: 0 !important; padding-bottom: 0 !important; }
  .value { padding-top: 0 !important; }
}
@media (prefers-color-scheme: dark) {
  .page, .page td { background-color: #121110 !important; }
  .ink { color: #edebe8 !important; }
  .muted { color: #aaa6a2 !important; }
  .logo { padding: 4px 8px !important; }
  .line { border-color: #2d2a27 !important; }
  .link { color: ${dark} !important; }
  .button { background-color: ${dark} !important; color: ${onDark} !important; }
}`
