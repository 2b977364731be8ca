import {
  Body,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Img,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components'
import { LetterAction } from './letter-action'
import { readerRules, style } from './look'
import { shadesOf } from './shades'
import type { Language } from './words'

/** Whose mail it is, in which language. */
export type Look = { language: Language; accent: string; logo: string | null; platform: string }

/** What any of our mails says, before it is html or text. */
export type LetterContent = Look & {
  subject: string
  /** The line that a list of mails shows after the subject. */
  preview: string
  title: string
  paragraphs: string[]
  /** A secret is set so that its signs can be told apart, and typed. */
  facts: { label: string; value: string; secret?: boolean }[]
  /** A list, with something to say of each, and perhaps the way to it. */
  entries?: { name: string; text: string; way?: { label: string; link: string } }[]
  afterEntries?: string
  /** A letter that leads nowhere has neither. */
  button?: string
  link?: string
  linkHelp: string
  /** Something to fetch besides. */
  file?: { help: string; link: string }
  notes: string[]
  /** The quiet way out for who should not have got it. */
  wayOut?: { question: string; answer: string; link: string }
}

/** The one look of our mails: a name, a sentence, the facts, one button, the link in clear. */
export function Letter(letter: LetterContent) {
  const shades = shadesOf(letter.accent)
  return (
    <Html lang={letter.language} dir="ltr">
      <Head>
        <title>{letter.subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{readerRules(shades)}</style>
      </Head>
      <Preview>{letter.preview}</Preview>
      <Body className="page" style={style.page}>
        <Container style={style.column}>
          <Sender logo={letter.logo} platform={letter.platform} />
          <Heading as="h1" className="ink" style={style.title}>
            {letter.title}
          </Heading>
          {letter.paragraphs.map((paragraph) => (
            <Text key={paragraph} className="ink" style={style.paragraph}>
              {paragraph}
            </Text>
          ))}
          <Facts facts={letter.facts} />
          <Entries entries={letter.entries} after={letter.afterEntries} ink={shades.light} />
          <LetterAction letter={letter} shades={shades} />
          <Notes letter={letter} />
          <WayOut wayOut={letter.wayOut} />
        </Container>
      </Body>
    </Html>
  )
}

/**
 * The picture stands on its own light ground, since one made for paper may be dark. Without it, its name. A low
 * priority keeps React from asking for it in the head, which is nothing for a mail.
 */
function Sender({ logo, platform }: Pick<Look, 'logo' | 'platform'>) {
  if (logo)
    return (
      <Img className="logo" src={logo} alt={platform} height={40} fetchPriority="low" style={style.logo} />
    )
  return (
    <Text className="ink" style={style.platform}>
      {platform}
    </Text>
  )
}

type EntriesProps = { entries?: LetterContent['entries']; after: string | undefined; ink: string }

function Entries({ entries, after, ink }: EntriesProps) {
  return (
    <>
      {entries?.map(({ name, text, way }) => (
        <Section key={name} className="line" style={style.entry}>
          <Text className="ink" style={style.entryName}>
            {name}
          </Text>
          <Text className="muted" style={style.small}>
            {text}
            {way && (
              <>
                <br />
                <Link className="link" href={way.link} style={{ ...style.link, color: ink }}>
                  {way.label}
                </Link>
              </>
            )}
          </Text>
        </Section>
      ))}
      {after && (
        <Text className="muted" style={style.after}>
          {after}
        </Text>
      )}
    </>
  )
}

/** Where there is nothing to press, the facts have drawn the line already. */
function Notes({ letter: { notes, link } }: { letter: LetterContent }) {
  return (
    <>
      {link && <Hr className="line" style={style.line} />}
      {notes.map((note, at) => (
        <Text key={note} className="muted" style={link || at > 0 ? style.note : style.firstNote}>
          {note}
        </Text>
      ))}
    </>
  )
}

function WayOut({ wayOut }: Pick<LetterContent, 'wayOut'>) {
  if (!wayOut) return null
  return (
    <Text className="muted" style={style.note}>
      {wayOut.question}{' '}
      <Link className="muted" href={wayOut.link} style={style.quiet}>
        {wayOut.answer}
      </Link>
    </Text>
  )
}

function Facts({ facts }: Pick<LetterContent, 'facts'>) {
  if (facts.length === 0) return null
  return (
    <table
      className="line"
      role="presentation"
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      style={style.facts}
    >
      <tbody>
        {facts.map(({ label, value, secret }) => (
          <tr key={label}>
            <td className="label muted line" style={style.label}>
              {label}
            </td>
            <td className="value ink line" style={secret ? style.secret : style.value}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
