import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { accepts } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

const ASKS = ['import_module', 'find_spec', 'resolve_name']
/** A dot and something, counted from something: `import_module("." + name, __package__)`, `find_spec(f".{name}", package=base)`. */
const CALL = new RegExp(
  String.raw`\b(?:${ASKS.join('|')})\(\s*(?:["']\.["']\s*\+\s*(?<sum>\w+)|[fF]["']\.\{(?<field>\w+)\}["']|["']\.\{\}["']\.format\(\s*(?<format>\w+)\s*\)|["']\.%s["']\s*%\s*(?<percent>\w+))\s*,\s*(?:package\s*=\s*)?(?<base>\w+)\s*,?\s*\)`,
  'g',
)

/**
 * Functions that import a module of their own package by a name which they are handed, where a module of that package got another place: who
 * hands over its old name finds nothing. Told line by line: the parameter in the `def` above, the package by default (`base=__name__`).
 */
export function lostAskedParts(scene: Scene): readonly Finding[] {
  if (scene.plan.modules.length === 0) return []
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  return scene.base.matching(wordQuery(ASKS), '.py').flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    const text = scene.final.glance(path)
    if (accepts(scene.plan.recipe, 'dynamic-import', origin)) return []
    const found = [...text.matchAll(CALL)].find((match) => {
      const { sum, field, format, percent, base = '' } = match.groups ?? {}
      const name = sum ?? field ?? format ?? percent ?? ''
      const own = packageWord(text, base)
      return (
        own !== undefined && isHanded(text, match.index, name) && lostChild(scene, { origin, path }, own) !== undefined
      )
    })
    if (found === undefined) return []
    return [
      {
        code: 'attribute-lost',
        level: 'error',
        reason: `${path}: \`${found[0]}\` may be handed the name of a module that has another place below its package now`,
        advice: 'Write the names out that it is handed, or leave the module where it is.',
        place: { path, span: { start: found.index, end: found.index + found[0].length } },
      },
    ]
  })
}

/** `name` or `package`, where a word is the name of the module or its package, by default too. */
function packageWord(text: string, word: string): string | undefined {
  const own = new RegExp(
    `(?:^|[^\\w.])${literalPattern(word)}\\s*(?::[^=,()\\n]+)?=\\s*__(name|package)__(?![ \\t]*[.\\w])`,
  )
  return /^__(name|package)__$/.exec(word)?.[1] ?? own.exec(text)?.[1]
}

/** Whether the function around a place has a parameter of that name, which nothing sets, and is no `__getattr__`. */
function isHanded(text: string, at: number, name: string): boolean {
  const lines = text.slice(0, at).split('\n')
  const indent = (line: string): number => line.search(/\S|$/)
  const own = indent(lines.at(-1) ?? '')
  const head = lines.findLastIndex((line) => /^\s*(?:async\s+)?def\s/.test(line) && indent(line) < own)
  const body = lines.slice(head).join('\n')
  const [, called, parameters = ''] = /def\s+(\w+)\s*\(((?:[^()]|\([^()]*\))*)\)/.exec(body) ?? []
  const isSet = new RegExp(`\\n\\s*(?:for\\s+)?${literalPattern(name)}\\s*(?:=[^=]|in\\b|:=)`).test(body)
  return head >= 0 && called !== '__getattr__' && !isSet && new RegExp(`(?:^|[\\s,*])${name}\\b`).test(parameters)
}

function lostChild(
  { plan, before, after }: Scene,
  { origin, path }: { readonly origin: RepoPath; readonly path: RepoPath },
  word: string,
): QualifiedName | undefined {
  const [was, is] = [ownOf(before, origin, word), ownOf(after, path, word)]
  if (was === undefined || is === undefined) return undefined
  const moved = plan.modules.find(({ from, to }) => {
    const now = is + from.slice(was.length)
    return from.startsWith(`${was}.`) && to !== now && !after.isModule(now)
  })
  return moved?.from
}

function ownOf(index: SymbolIndex, path: RepoPath, word: string): QualifiedName | undefined {
  const module = index.moduleOf(path)
  return module === undefined || word === 'name' || index.isPackage(module) ? module : parentOf(module)
}
