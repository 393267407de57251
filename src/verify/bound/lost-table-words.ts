import type { Finding } from '../../model/finding.ts'
import { joinName, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { accepts } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'

const MAKES = String.raw`(?:dict|OrderedDict|SimpleNamespace|defaultdict|update)`
/** What is put behind the package, or asked of it: the name of the module is not written there. */
const COMPUTES = /\b(?:import_module|__import__)\s*\(\s*(?!["'][\w.]*["']\s*[,)])/

/**
 * Words of tables that a `__getattr__` (PEP 562) imports submodules by, and that are no texts: keywords (`dict(lines=1)`), names in the body of a
 * class, fields of a namedtuple. Each that was a module beside is one of the final tree, or something the module binds. Read off the letters.
 */
export function lostTableWords(scene: Scene): readonly Finding[] {
  const { plan, map, before, after, final, touched } = scene
  if (Object.keys(plan.recipe.renameModules).length === 0 && plan.package === undefined) return []
  return final.mentioning(['__getattr__'], '.py').flatMap((path): readonly Finding[] => {
    const text = final.glance(path)
    if (!/^def __getattr__\b/m.test(text) || !COMPUTES.test(text)) return []
    const origin = touched.get(path) ?? path
    const [home, old] = [homeOf(scene, 'after', path), homeOf(scene, 'before', origin)]
    if (home === undefined || old === undefined || accepts(plan.recipe, 'dynamic-import', origin)) return []
    const lost = wordsOf(text).find((word) => {
      const was = joinName(old, word)
      const isGone =
        before.isModule(was) && before.fileOf(was) !== undefined && map.moduleTo(was) !== joinName(home, word)
      return (
        isGone && !after.isModule(joinName(home, word)) && !after.factsOfModule(home)?.scopes[0]?.bindings.has(word)
      )
    })
    if (lost === undefined) return []
    return [
      {
        code: 'dynamic-import',
        level: 'error',
        reason: `${path} has ${lost} in a table that it imports modules by, and ${joinName(old, lost)} is ${map.moduleTo(joinName(old, lost))} now`,
        advice: `Nothing was written. Write the imports out, or accept it where it is none of them: \`accept: [{ code: dynamic-import, path: ${origin}, because: ... }]\`.`,
        place: { path },
      },
    ]
  })
}

function homeOf(scene: Scene, which: 'before' | 'after', path: RepoPath): QualifiedName | undefined {
  const module = scene[which].moduleOf(path)
  if (module === undefined) return undefined
  const home = scene[which].isPackage(module) ? module : parentOf(module)
  return home === '' ? undefined : home
}

/** The keywords of calls that make tables, the names in classes that are asked for theirs, and the words that classes are made of. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  for (const [, given = ''] of text.matchAll(
    new RegExp(String.raw`(?<!\w)${MAKES}\s*\(([^()]*(?:\([^()]*\)[^()]*)*)`, 'g'),
  ))
    for (const [, word = ''] of given.matchAll(/(?:^|,)\s*(\w+)\s*=(?!=)/g)) words.push(word)
  for (const [, name = '', body = ''] of text.matchAll(
    /^class[ \t]+(\w+)[^\n]*:[^\n]*\n((?:[ \t]+[^\n]*\n|[ \t]*\n)*)/gm,
  )) {
    const asked = new RegExp(
      String.raw`\b(?:vars|dir|hasattr|getattr|fields)\s*\(\s*${name}\b|\b${name}\s*\.\s*(?:__dict__|__annotations__|_fields|__members__)`,
    )
    if (!asked.test(text)) continue
    const depth = /^[ \t]+/.exec(body)?.[0] ?? ''
    for (const [, said = ''] of body.matchAll(new RegExp(`^${depth}((?:\\w+[ \\t]*=[ \\t]*)+|\\w+[ \\t]*:)`, 'gm')))
      words.push(...(said.match(/\w+/g) ?? []))
  }
  for (const [, said = ''] of text.matchAll(/\b(?:namedtuple|Enum)\s*\(\s*["']\w+["']\s*,\s*["']([\w\s,]+)["']/g))
    words.push(...(said.match(/\w+/g) ?? []))
  return words
}
