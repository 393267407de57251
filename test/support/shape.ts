import { parseSync, traverse } from '@babel/core'
import type { NodePath, types } from '@babel/core'
import type { Source } from './sources.ts'

/** How large one function is. */
export interface FunctionShape {
  readonly path: string
  readonly name: string
  readonly lines: number
  /** Places where it may go another way: `if`, loops, `case`, `catch`, `&&`, `||`, `??`, `?:`; functions inside it not counted. */
  readonly branches: number
  readonly parameters: number
}

/** Every function of a file, also those inside of others. */
export function functionsOf({ path, text }: Source): readonly FunctionShape[] {
  const ast = parseSync(text, {
    presets: ['@babel/preset-typescript'],
    filename: path,
    babelrc: false,
    configFile: false,
  })
  const found: FunctionShape[] = []
  if (ast === null) throw new Error(`${path} cannot be parsed`)
  traverse(ast, {
    Function(one) {
      const { loc, params } = one.node
      const lines = (loc?.end.line ?? 0) - (loc?.start.line ?? 0) + 1
      found.push({ path, name: nameOf(one), lines, branches: branchesOf(one), parameters: params.length })
    },
  })
  return found
}

function nameOf({ node, parent }: NodePath<types.Function>): string {
  if ('id' in node && node.id?.type === 'Identifier') return node.id.name
  if ('key' in node && node.key.type === 'Identifier') return node.key.name
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name
  if (parent.type === 'ObjectProperty' && parent.key.type === 'Identifier') return parent.key.name
  return '(anonymous)'
}

const BRANCHES = new Set([
  'IfStatement',
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
  'CatchClause',
  'ConditionalExpression',
  'LogicalExpression',
])

function branchesOf(one: NodePath<types.Function>): number {
  let count = 0
  one.traverse({
    enter(inner) {
      if (inner.isFunction()) inner.skip()
      else if (BRANCHES.has(inner.type) || (inner.isSwitchCase() && inner.node.test !== null)) count += 1
    },
  })
  return count
}
