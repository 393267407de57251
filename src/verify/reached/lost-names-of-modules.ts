import type { Finding } from '../../model/finding.ts'
import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { accepts } from '../../model/recipe.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { queryOf } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/** The name of a module, by the attributes the language gives it, or what is cut off it at its first dot. */
const CUT = String.raw`(?:\s*\.\s*(?:split|partition)\(\s*["']\.["'](?:\s*,\s*\w*\s*=?\s*1)?\s*\)\s*\[\s*0\s*\])?`
const TOLD = String.raw`(?:\.__module__|\.__package__|(?<![\w.])__(?:name|package)__|__spec__\.(?:name|parent)|["']__(?:module|package)__["']\s*(?:,[^(),]*)?\)|(?:f_globals|__globals__)(?:\[\s*["']__name__["']\s*\]|\.get\(\s*["']__name__["'][^()]*\)))`
/** What stands in front of the text: an operator, a list behind one, or a question for its beginning. */
const ASKS = String.raw`\s*\)*\s*(?:[=!]=\s*|(?:not\s+)?in\s*[[({](?:[^\])}]*,)?\s*|\.\s*(?:startswith|removeprefix)\(\s*(?:\((?:[^()]*,)?\s*)?)$`

/**
 * One-word names of packages that code compares with names of modules (`name.startswith("shop.")` over `sys.modules`, `x.__module__ ==
 * "shop"`): where the package has another name, its old one is in no such text any more. Read off the lines of the final tree.
 */
export function lostNamesOfModules(scene: Scene): readonly Finding[] {
  const words = scene.plan.modules
    .filter(({ from }) => !from.includes('.') && !scene.after.isModule(from))
    .map(({ from }) => from)
  const cut = lostBeginnings(scene)
  if (words.length === 0) return cut
  const spelt = new RegExp(String.raw`["'](?:${words.join('|')})\.?["']`)
  const whole = scene.final.mentioning(words, '.py').flatMap((path): readonly Finding[] => {
    const facts = spelt.test(scene.final.glance(path)) ? scene.after.facts(path) : undefined
    if (facts === undefined || accepts(scene.plan.recipe, 'module-compared', path)) return []
    const left = facts.strings.find((fact) => isAsked(facts, fact, words))
    return left === undefined ? [] : [lost(scene, path, facts, left)]
  })
  return [...whole, ...cut]
}

/** Texts that end within a part of a name (`name.startswith("shop.bil")` over `sys.modules`), with which no name of a module begins any more. */
function lostBeginnings(scene: Scene): readonly Finding[] {
  const gone = scene.plan.modules.filter(({ from }) => from.includes('.') && !scene.after.isModule(from))
  const tops = [...new Set(gone.map(({ from }) => firstPartOf(from)))]
  if (tops.length === 0) return []
  const spelt = new RegExp(`\\b(?:startswith|removeprefix)\\(\\s*\\(?\\s*["'](?:${tops.join('|')})\\.[\\w.]*\\w["']`)
  return scene.final
    .matching(queryOf(spelt, ['startswith', 'removeprefix']), '.py')
    .flatMap((path): readonly Finding[] => {
      const facts = accepts(scene.plan.recipe, 'module-compared', path) ? undefined : scene.after.facts(path)
      return (facts?.strings ?? []).flatMap((fact): readonly Finding[] => {
        const word = facts?.text.slice(fact.content.start, fact.content.end) ?? ''
        const was = word.includes('.') ? gone.find(({ from }) => from !== word && from.startsWith(word)) : undefined
        const isLost = was !== undefined && !scene.after.allModules().some((module) => module.startsWith(word))
        if (facts === undefined || !isLost || !isAsked(facts, fact, [word])) return []
        return [
          {
            code: 'module-compared',
            level: 'error',
            reason: `${path} asks for names of modules that begin with "${word}", as ${was.from} did; it is ${was.to} now, and none begins so`,
            advice: `Say the whole name there first ("${was.from}"), which is followed.`,
            place: { path, span: fact.span },
          },
        ]
      })
    })
}

function lost({ map }: Scene, path: RepoPath, facts: ModuleFacts, { content, span }: StringFact): Finding {
  const word = facts.text.slice(content.start, content.end)
  return {
    code: 'module-compared',
    level: 'error',
    reason: `${path} compares the name of a module with "${word}", and no module is called so any more`,
    advice: `Let it say "${map.moduleTo(word.replace(/\.$/, ''))}".`,
    place: { path, span },
  }
}

function isAsked(facts: ModuleFacts, fact: StringFact, words: readonly QualifiedName[]): boolean {
  const word = facts.text.slice(fact.content.start, fact.content.end).replace(/\.$/, '')
  if (fact.docstring || fact.isFormat || !words.includes(word)) return false
  const { text } = facts
  const names = namesAround(facts, fact)
  const before = text.slice(Math.max(0, fact.span.start - 400), fact.span.start)
  if (asksNames(before, names)) return true
  const held = /(?:^|\n)[ \t]*(\w+)[ \t]*(?::[^=\n]+)?=[ \t]*[[({]?(?:[^=\n]*,)?[ \t]*$/.exec(before)?.[1]
  if (held === undefined) return false
  // A constant is compared where it is read.
  const uses = [...text.matchAll(new RegExp(String.raw`(?<![\w.])(?:self\.|cls\.)?${held}\b`, 'g'))]
  return uses.some(({ index }) => asksNames(text.slice(Math.max(0, index - 200), index), namesIn(text)))
}

/** Whether what stands in front of a text asks for the name of a module: an attribute that tells it, or a variable that is one. */
function asksNames(before: string, names: readonly string[]): boolean {
  const value = [TOLD, ...names.map((name) => String.raw`(?<![\w.])${name}`)].join('|')
  return new RegExp(`(?:${value})${CUT}${ASKS}`).test(before)
}

/** The variables of the statement around that are names of modules. */
function namesAround(facts: ModuleFacts, fact: StringFact): readonly string[] {
  const span = facts.statements[fact.statement]?.span
  return namesIn(span === undefined ? '' : facts.text.slice(span.start, span.end))
}

/** Variables that a text loops over `sys.modules` with, or that it sets to the name of a module; `fullname` of a finder. */
function namesIn(text: string): readonly string[] {
  const looped = [
    ...text.matchAll(
      /\bfor\s+\(?\s*(\w+)(?:\s*,\s*\w+\s*\)?)?\s+in\b[^:\n]*\b(?:sys\s*\.\s*modules|loggerDict)\b(?!\s*\[)/g,
    ),
    ...text.matchAll(/\blambda\s+(\w+)\s*:[^\n]*,\s*(?:\w+\()?sys\s*\.\s*modules\b/g),
    ...text.matchAll(
      new RegExp(
        String.raw`(?:^|\n)[ \t]*(\w+)[ \t]*=[ \t]*[^=\n]*${TOLD}${CUT}[ \t]*(?:or[ \t]+["']{2})?[ \t]*(?=\r?\n|$)`,
        'g',
      ),
    ),
  ].map((match) => match[1] ?? '')
  const cut = looped.flatMap((name) =>
    [...text.matchAll(new RegExp(String.raw`(?:^|\n)[ \t]*(\w+)[ \t]*=[ \t]*${name}${CUT}[ \t]*(?=\r?\n|$)`, 'g'))].map(
      (match) => match[1] ?? '',
    ),
  )
  const finder = /\bdef\s+(?:find_spec|find_module|load_module)\s*\([^)]*\bfullname\b/.test(text) ? ['fullname'] : []
  const record = /\bdef\s+(?:filter|emit|format|handle)\s*\(\s*self\s*,\s*record\b/.test(text) ? ['record\\.name'] : []
  return [...new Set([...looped, ...cut, ...finder, ...record])]
}
