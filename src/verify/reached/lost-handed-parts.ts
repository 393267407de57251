import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { joinName, lastPartOf, parentOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { accepts } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { tokenQuery, wordQuery } from '../../workspace/text-query.ts'
import { source, tokensOfNeedle } from '../../workspace/tokens.ts'
import type { Scene } from '../proof/proof-input.ts'

const IMPORTS = ['import_module', '__import__', 'find_spec', 'resolve_name', 'run_module', 'import_string']
/** Two texts with a dot between: an f-string, a sum, `format`, `%`, `join`; or a name and a package for `import_module`. */
const JOINS =
  /[fF]["'][^"'\n]*\}\.\{|\+\s*["']\.["']\s*\+|["']%s\.%s["']|["']\{\w*\}\.\{\w*\}["']|["']\.["']\s*\.\s*join\(|\bimport_module\(\s*[A-Za-z_][\w.]*\s*,/
/** A call that counts what a variable says from a package. */
const COUNTS =
  /\b(?:import_module|find_spec|resolve_name)\s*(?:\(\s*(?:name\s*=\s*)?[A-Za-z_][\w.[\]]*\s*,|,)\s*(?:package\s*=\s*)?[\w."']/

/**
 * Old names of modules that code hands over in two texts of one pair of brackets, or as a relative one in the brackets of a function, where some
 * file of the tree imports by such texts: nobody finds a module by them any more. Read off the lines of the final tree.
 */
export function lostHandedParts(scene: Scene): readonly Finding[] {
  const lost = scene.plan.modules.filter(({ from }) => from.includes('.') && !scene.after.isModule(from))
  if (lost.length === 0) return []
  const loaders = scene.final
    .matching(wordQuery(IMPORTS), '.py')
    .map((path) => [path, scene.final.glance(path)] as const)
  const joins = loaders.some(([, text]) => JOINS.test(text))
  const counting = loaders.filter(([, text]) => COUNTS.test(text))
  return [
    ...lost.flatMap(({ from }) => (joins ? inTwo(scene, from) : [])),
    ...lost.flatMap(({ from }) => counting.flatMap(([path, text]) => counted(scene, from, path, text))),
  ]
}

/** `load("shop", "till")`, `{"package": "shop", "module": "till"}` */
function inTwo(scene: Scene, module: QualifiedName): readonly Finding[] {
  const pairs = prefixesOf(parentOf(module)).map((head) => [head, module.slice(head.length + 1)] as const)
  return pairs.flatMap(([head, rest]) => {
    const spelt = new RegExp(
      `[([{,=:]\\s*(["'])${literalPattern(head)}\\1[^()[\\]{}\\n]{0,120}(["'])\\.?${literalPattern(rest)}\\2\\s*[,)\\]}]`,
    )
    // Both end at a quote.
    const words = [...tokensOfNeedle(head), ...tokensOfNeedle(rest), source(lastPartOf(head)), source(lastPartOf(rest))]
    return scene.final.matching(tokenQuery([words], spelt), '.py').flatMap((path): readonly Finding[] => {
      const match = placeOf(scene, path, spelt)
      return match === undefined ? [] : finding(scene, path, match[0].replace(/^\W\s*/, ''), module, match.index)
    })
  })
}

/** `load(".till")`, where a function of that name is in a file that counts from its own package. */
function counted(scene: Scene, module: QualifiedName, loader: RepoPath, text: string): readonly Finding[] {
  const own = scene.after.moduleOf(loader)
  const home = own === undefined || scene.after.isPackage(own) ? own : parentOf(own)
  const was = home === undefined ? undefined : scene.oldNameOf(home)
  if (was === undefined || !module.startsWith(`${was}.`)) return []
  const rest = module.slice(was.length + 1)
  const names = [...text.matchAll(/\b(?:def|class)\s+(\w+)|^(\w+)\s*=/gm)].map((one) => one[1] ?? one[2] ?? '')
  const spelt = new RegExp(`(?<![\\w])(?:${names.join('|')})\\(\\s*(["'])\\.${literalPattern(rest)}\\1`)
  if (names.length === 0 || (home !== undefined && scene.after.isModule(`${home}.${rest}`))) return []
  const query = tokenQuery([[...tokensOfNeedle(rest), source(lastPartOf(rest))]], spelt)
  return scene.final.matching(query, '.py').flatMap((path): readonly Finding[] => {
    const match = placeOf(scene, path, spelt)
    return match === undefined ? [] : finding(scene, path, `${match[0]})`, module, match.index)
  })
}

/** The first place of a text that spells it in code: the strings are strings of the file, and no part of a comment or another string. */
function placeOf(scene: Scene, path: RepoPath, spelt: RegExp): RegExpExecArray | undefined {
  const found = [...scene.final.glance(path).matchAll(new RegExp(spelt, 'g'))]
  if (found.length === 0) return undefined
  const facts = scene.after.facts(path)
  return found.find(
    ({ index, 0: all }) =>
      facts?.strings.some(
        ({ span, docstring, call }) =>
          !docstring &&
          index <= span.start &&
          span.end <= index + all.length &&
          !(call !== undefined && makesPath(scene.after, path, call.span.start)),
      ) && !isOfAll(facts.text, index),
  )
}

/** What of the standard library joins words to a path of files (`posixpath` and `ntpath` are what `os.path` is). */
const PATHS = /^(?:(?:os\.path|posixpath|ntpath)\.join|pathlib\.(?:Pure)?(?:Posix|Windows)?Path)$/

/** Whether a call that begins at a place joins its arguments to a path: no module is found by those. */
function makesPath(index: SymbolIndex, path: RepoPath, at: number): boolean {
  const facts = index.facts(path)
  const callee = facts === undefined ? undefined : referenceStartingAt(facts, at)
  if (facts === undefined || callee === undefined) return false
  const meaning = meaningOf(facts, callee, index.identityOf(path))
  const steps = callee.attributes.map(({ name }) => name)
  return meaning.kind === 'imported' && PATHS.test(joinName(meaning.name, ...steps))
}

/** Whether a place lies in what a line gives to `__all__`, which its file names nowhere else: names of that module, no parts of another. */
function isOfAll(text: string, at: number): boolean {
  const opened = /^__all__\s*(?::[^=\n]*)?\+?=\s*[^\n]*$/.exec(text.slice(text.lastIndexOf('\n', at) + 1, at + 1))
  return opened !== null && text.match(/\b__all__\b/g)?.length === 1
}

function finding(
  { plan, map }: Scene,
  path: RepoPath,
  said: string,
  module: QualifiedName,
  start: number,
): readonly Finding[] {
  const origin = plan.files.find((move) => move.to === path)?.from ?? path
  if (accepts(plan.recipe, 'dynamic-import', origin)) return []
  return [
    {
      code: 'attribute-lost',
      level: 'error',
      reason: `${path}: \`${said.replace(/\s+/g, ' ')}\` is ${module} for code that imports by such texts, and there is no such module`,
      advice: `Hand over "${map.moduleTo(module)}" in one text, and import it as it is.`,
      place: { path, span: { start, end: start + said.length } },
    },
  ]
}
