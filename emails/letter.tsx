import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components'
import { darkRules, style } from './look'
import { shadesOf } from './shades'
import type { Language } from './words'

/** What any of our mails says, before it is html or text. */
export type LetterContent = {
  language: Language
  accent: string
  platform: string
  subject: string
  /** The line that a list of mails shows after the subject. */
  preview: string
  title: string
  paragraphs: string[]
  facts: { label: string; value: string }[]
  button: string
  link: string
  linkHelp: string
  notes: string[]
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
        <style>{darkRules(shades)}</style>
      </Head>
      <Preview>{letter.preview}</Preview>
      <Body className="page" style={style.page}>
        <Container style={style.column}>
          <Text className="ink" style={style.platform}>
            {letter.platform}
          </Text>
          <Heading as="h1" className="ink" style={style.title}>
            {letter.title}
          </Heading>
          {letter.paragraphs.map((paragraph) => (
            <Text key={paragraph} className="ink" style={style.paragraph}>
              {paragraph}
            </Text>
          ))}
          <Facts facts={letter.facts} />
          <Section style={style.action}>
            <Button
              className="button"
              href={letter.link}
              style={{ ...style.button, backgroundColor: shades.light, color: shades.onLight }}
            >
              {letter.button}
            </Button>
          </Section>
          <Text className="muted" style={style.small}>
            {letter.linkHelp}
            <br />
            <Link className="link" href={letter.link} style={{ ...style.link, color: shades.light }}>
              {letter.link}
            </Link>
          </Text>
          <Hr className="line" style={style.line} />
          {letter.notes.map((note) => (
            <Text key={note} className="muted" style={style.note}>
              {note}
            </Text>
          ))}
        </Container>
      </Body>
    </Html>
  )
}

function Facts({ facts }: Pick<LetterContent, 'facts'>) {
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
        {facts.map(({ label, value }) => (
          <tr key={label}>
            <td className="muted line" style={style.label}>
              {label}
            </td>
            <td className="ink line" style={style.value}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
