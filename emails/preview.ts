import type { Look } from './letter'

/** What the previews of all mails have in common. */
export const previewLook: Look = {
  language: 'fr',
  accent: '#0f766e',
  logo: null,
  platform: 'Académie Horizon',
}

const token = '0199aa00000070008000000000000000.1.kZ3vY9mC1hQ0pVJt4n8sXo7aWq2bL5eRgUdTfHiMyNs'

export const previewLink = (door: string) => `http://localhost:3000/${door}/${token}`
