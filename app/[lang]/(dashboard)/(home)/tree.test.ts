import { describe, expect, it } from 'vitest'
import { branchesWith, lineOf, type TreeNode, treeOf } from './tree'

const group = (id: string, parentId: string | null) => ({
  id,
  parentId,
  name: id,
  visibility: 'public' as const,
})
const groups = [
  group('France', null),
  group('Évry', 'France'),
  group('Lyon', 'France'),
  group('Ventes', 'Lyon'),
  group('Siège', null),
]

type Named = { [name: string]: Named }
const named = (nodes: TreeNode[]): Named =>
  Object.fromEntries(nodes.map(({ name, below }) => [name, named(below)]))

describe('the tree of groups', () => {
  it('puts every group under the one above it', () => {
    expect(named(treeOf(groups))).toEqual({ France: { Évry: {}, Lyon: { Ventes: {} } }, Siège: {} })
  })
  it('stands a group whose parent is not there at the top', () => {
    expect(named(treeOf([group('Ventes', 'Lyon')]))).toEqual({ Ventes: {} })
  })
  it('finds names whatever accents and case, with what is above them', () => {
    expect(named(branchesWith(' EVRY', treeOf(groups)))).toEqual({ France: { Évry: {} } })
    expect(named(branchesWith('siege', treeOf(groups)))).toEqual({ Siège: {} })
    expect(named(branchesWith('nowhere', treeOf(groups)))).toEqual({})
    expect(branchesWith('  ', treeOf(groups))).toHaveLength(2)
  })
  it('knows the line above a group', () => {
    expect([...lineOf('Ventes', groups)]).toEqual(['Ventes', 'Lyon', 'France'])
    expect(lineOf(undefined, groups).size).toBe(0)
  })
})
