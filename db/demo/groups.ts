import type { GroupTree, NamesIn } from '../factories/groups'

export const companyName = 'Maison Ardouin'
export const companyDomain = 'maison-ardouin.example'

/** A bakery company of the Rhône-Alpes region: shops that sell, bakehouses that bake, and a private head office. */
export const companyGroups = {
  name: companyName,
  visibility: 'private',
  below: [
    {
      name: 'Boutiques',
      visibility: 'public',
      below: [
        {
          name: 'Lyon',
          visibility: 'public',
          below: [
            { name: 'Part-Dieu', visibility: 'public' },
            { name: 'Croix-Rousse', visibility: 'public' },
            { name: 'Direction de Lyon', visibility: 'private' },
          ],
        },
        { name: 'Grenoble', visibility: 'public' },
      ],
    },
    {
      name: 'Fournils',
      visibility: 'public',
      below: [
        { name: 'Vénissieux', visibility: 'public' },
        { name: 'Chambéry', visibility: 'private' },
      ],
    },
    {
      name: 'Siège',
      visibility: 'private',
      below: [
        { name: 'Ressources humaines', visibility: 'public' },
        { name: 'Direction générale', visibility: 'private' },
      ],
    },
  ],
} as const satisfies GroupTree

export type CompanyGroup = NamesIn<typeof companyGroups>
