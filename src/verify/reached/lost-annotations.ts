import type { Finding } from '../../model/finding.ts'
import { lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { accepts } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isTestFile } from '../../plan/manifests/test-files.ts'
import { originFrom } from '../meaning/origin.ts'
import type { Scene } from '../proof/proof-input.ts'

const ME = String.raw`(?:(?:sys\.)?modules\[__name__\]|(?:importlib\.)?import_module\(__name__\)|__import__\(__name__\))`
/** Code that takes the annotations of its own module, blanks left out; a bare `__annotations__` is one outside of class bodies. */
const OF_ITS_OWN = new RegExp(
  String.raw`(?<![\w.])__annotations__\b|\b(?:globals|vars|locals)\(\)\[["']__annotations__|${ME}\.(?:__annotations__|__dict__\[["']__annotations__)|\b(?:get_type_hints|get_annotations)\((?:obj=)?${ME}|\b(?:get|has)attr\(${ME},["']__annotations__|\bvars\(${ME}\)\[["']__annotations__`,
)
/** Code that takes those of something it names. */
const OF_ANOTHER =
  /([A-Za-z_][\w.]*)(?:\.__annotations__\b|\.__dict__\[["']__annotations__)|\b(?:get_type_hints|get_annotations)\((?:obj=)?([A-Za-z_][\w.]*)|\b(?:get|has)attr\(([A-Za-z_][\w.]*),["']__annotations__|\bvars\(([A-Za-z_][\w.]*)\)\[["']__annotations__/g

/**
 * Annotations of variables that a module had and has no more, or has now and had not, where code takes the annotations of that module: read off the lines
 * of the final tree. One name that is asked for is another matter if it is another name.
 */
export function lostAnnotations(scene: Scene): readonly Finding[] {
  const { plan, before, after, map } = scene
  const changed = plan.symbols.flatMap(({ from, to, symbol, copied }) => {
    const has = new RegExp(String.raw`^${symbol}[ \t]*:`, 'm')
    if (!has.test(before.factsOfModule(from)?.text ?? '')) return []
    const [source, target] = [map.moduleTo(from), map.moduleTo(to)]
    const left = !copied && !has.test(after.factsOfModule(source)?.text ?? '')
    const came = before.fileOf(to) !== undefined && !has.test(before.factsOfModule(to)?.text ?? '')
    return [
      ...(left ? [{ module: source, symbol, came: false }] : []),
      ...(came ? [{ module: target, symbol, came: true }] : []),
    ]
  })
  if (changed.length === 0) return []
  const paths = scene.final.mentioning(['__annotations__', 'get_type_hints', 'get_annotations'], '.py')
  return changed.flatMap(({ module, symbol, came }) =>
    paths
      .filter((path) => !accepts(plan.recipe, 'names-enumerated', scene.touched.get(path) ?? path))
      .filter((path) => takes(scene, path, module, symbol, came))
      .map((path) => ({
        code: 'names-enumerated' as const,
        level: isTestFile(path) && came ? ('warning' as const) : ('error' as const),
        reason: `${path} takes the annotations of ${module}, ${came ? `to which that of ${symbol} came` : `which has none of ${symbol} any more`}`,
        advice: 'Nothing was written. Keep it in its module, or accept this in the recipe.',
        place: { path },
      })),
  )
}

function takes(scene: Scene, path: RepoPath, module: QualifiedName, symbol: string, came: boolean): boolean {
  const own = scene.after.moduleOf(path)
  const text = scene.final
    .glance(path)
    .replaceAll(/#.*$/gm, '')
    .replaceAll(/(?<=\W)[ \t]+|[ \t]+(?=[^\w\s])/g, (blank, at: number, all: string) =>
      all[at - 1] === '\n' ? blank : '',
    )
  let inClass: string | undefined
  for (const line of text.split('\n')) {
    const depth = /^[ \t]*/.exec(line)?.[0] ?? ''
    if (line.trim() !== '' && inClass !== undefined && depth.length <= inClass.length) inClass = undefined
    if (/^[ \t]*class\b/.test(line)) inClass = depth
    else if (/^[ \t]*(?:async )?def\b/.test(line)) inClass = undefined
    const asked = /__annotations__["']?\]?(?:\[|\.get\()["'](\w+)["']|["'](\w+)["'](?:not )?in\b/.exec(line)
    const name = asked?.[1] ?? asked?.[2]
    if (name !== undefined && (came || name !== symbol)) continue
    if (own === module && inClass === undefined && OF_ITS_OWN.test(line)) return true
    for (const match of line.matchAll(OF_ANOTHER)) {
      const said = match.slice(1).find((one) => one !== undefined)
      const origin = said === undefined || own === undefined ? undefined : originFrom(scene.after, own, said.split('.'))
      if (said !== undefined && isGivenTo(scene, module, text, said)) return true
      if (origin?.module === module && origin.words.length === 0) return true
    }
  }
  return false
}

/** Whether a name is a parameter of a function of a text that some file calls with the module as it is. */
function isGivenTo(scene: Scene, module: QualifiedName, text: string, parameter: string): boolean {
  const heads = [...text.matchAll(/\bdef (\w+)\(([^)]*)\)/g)]
  const functions = heads.filter((head) => new RegExp(String.raw`(?<!\w)${parameter}(?!\w)`).test(head[2] ?? ''))
  if (functions.length === 0) return false
  const call = new RegExp(
    String.raw`\b(?:${functions.map((head) => head[1]).join('|')})\s*\((?:[^()\n]*[,=])?\s*([A-Za-z_][\w.]*)\s*[,)]`,
    'g',
  )
  return scene.final.mentioning([lastPartOf(module)], '.py').some((path) => {
    const own = scene.after.moduleOf(path)
    return [...scene.final.glance(path).matchAll(call)].some(([, said = '']) => {
      const origin = own === undefined ? undefined : originFrom(scene.after, own, said.split('.'))
      return origin?.module === module && origin.words.length === 0
    })
  })
}
