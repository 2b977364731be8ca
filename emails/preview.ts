import type { Look } from './letter'
import type { SessionProps } from './session'

/** What the previews of all mails have in common. */
export const previewLook: Look = {
  language: 'fr',
  accent: '#0f766e',
  logo: null,
  platform: 'Académie Horizon',
}

const token = '0199aa00000070008000000000000000.1.kZ3vY9mC1hQ0pVJt4n8sXo7aWq2bL5eRgUdTfHiMyNs'

export const previewLink = (door: string) => `http://localhost:3000/${door}/${token}`

export const previewSession: SessionProps = {
  course: 'Accueil et relation client',
  name: 'Printemps, groupe du matin',
  dates: 'du 3 au 28 mars 2027',
  referents: { names: 'Karim Haddad, Awa Diallo', several: true },
  calendar: `${previewLink('calendar')}.ics`,
}
