import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { leftAsHistory } from '../../plan/names/affected-text.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { goneSymbols } from '../meaning/gone-symbols.ts'
import type { Scene } from '../proof/proof-input.ts'

/** Files that set variables, one a line (`MOD=shop.till`, `export MOD=shop.till`, `ENV MOD=shop.till`). */
const VARIABLES = /(?:^|\/)(?:[\w.-]*\.?env(?:\.[\w-]+)?|\.envrc|[\w.-]*Dockerfile|[\w.-]+\.properties)$/
/** What asks a module for a name that it is given. */
const ASKING = ['getattr', 'import_module', 'import_string']

/**
 * Names that a call is given as a text, where a variable that a file sets says the module which had them, and has them no more. Read off the
 * letters; only in trees whose code asks modules for names.
 */
export function lostSaidNames(scene: Scene): readonly Finding[] {
  const gone = goneSymbols(scene)
  if (gone.length === 0) return []
  const said = new Map<QualifiedName, RepoPath>()
  for (const module of new Set(gone.map((one) => one.module))) {
    const path = variableSaying(scene, module)
    if (path !== undefined) said.set(module, path)
  }
  const asked = gone.filter(({ module }) => said.has(module))
  if (asked.length === 0 || scene.final.mentioning(ASKING, '.py').length === 0) return []
  return asked.flatMap(({ module, symbol }): readonly Finding[] => {
    const call = new RegExp(String.raw`\w\((?:[^()\n]|\([^()\n]*\))*,\s*["']${literalPattern(symbol)}["']\s*[,)]`)
    const path = scene.final.matching(wordQuery([symbol]), '.py').find((one) => call.test(scene.final.glance(one)))
    return path === undefined ? [] : [finding(path, said.get(module) ?? '', module, symbol)]
  })
}

function variableSaying(scene: Scene, module: QualifiedName): RepoPath | undefined {
  const line = new RegExp(
    String.raw`^[ \t]*(?:export[ \t]+|ENV[ \t]+)?\w+[ \t]*[= ][ \t]*["']?${literalPattern(module)}["']?[ \t]*$`,
    'm',
  )
  return scene.final
    .matching(wordQuery([lastPartOf(module)]))
    .find(
      (path) =>
        VARIABLES.test(path) &&
        leftAsHistory(path, scene.plan) === undefined &&
        line.test(scene.final.glance(path).replaceAll('\r', '')),
    )
}

function finding(path: RepoPath, setting: RepoPath, module: QualifiedName, symbol: string): Finding {
  return {
    code: 'path-unresolved',
    level: 'error',
    reason: `${path} gives ${symbol} to a call as a text, ${setting} says ${module}, and ${module} does not have it any more`,
    advice: `Nothing was written. Let ${setting} name the new module first, or take this move out of the recipe.`,
    place: { path },
  }
}
