import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { accepts } from '../../model/recipe.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A line that runs a file or a module that it names, and one that opens a file. */
const RUNS = /\b(?:run_path|run_module|spec_from_file_location|SourceFileLoader)\(/
const OPENS = /\bopen\(|\.read_text\(|\.read_bytes\(/

/**
 * Files of the tree that a line runs or opens by name, in a file that has a name in quotes which those files had and have no more: what is run
 * has to give the name, what is opened has to define it in its own text.
 */
export function lostReadFiles(scene: Scene): readonly Finding[] {
  return scene.plan.symbols.flatMap(({ from, symbol, copied }): readonly Finding[] => {
    const module = scene.map.moduleTo(from)
    const file = scene.after.fileOf(module) ?? scene.before.fileOf(from)
    if (copied || file === undefined) return []
    const own = scene.final.glance(file)
    const defines = new RegExp(
      String.raw`^(?:(?:async[ \t]+)?def|class)[ \t]+${literalPattern(symbol)}\b|^${literalPattern(symbol)}[ \t]*[:=]`,
      'm',
    )
    const isGiven = scene.after.binds(module, symbol)
    if (isGiven && defines.test(own)) return []
    const named = new RegExp(
      String.raw`["'/}]${literalPattern(baseNameOf(file))}["']|["'/]${literalPattern(baseNameOf(file).slice(0, -3))}["'].*with_suffix\(["']\.py|\(["']${literalPattern(module)}["']`,
    )
    const quoted = new RegExp(String.raw`["'][^"'\n]*(?<!\w)${literalPattern(symbol)}(?!\w)`)
    const reads = new RegExp(String.raw`\.${literalPattern(symbol)}(?!\w)`)
    return scene.final.matching(wordQuery([symbol]), '.py').flatMap((path): readonly Finding[] => {
      const text = scene.final.glance(path)
      if (path === file || !(quoted.test(text) || reads.test(text))) return []
      const lines = text.split('\n').filter((line) => named.test(line))
      const isRun = lines.some((line) => RUNS.test(line))
      const isOpened = isRun || (quoted.test(text) && lines.some((line) => OPENS.test(line)))
      const isLost =
        isRun && baseNameOf(path) !== 'setup.py'
          ? !isGiven
          : isOpened && !defines.test(own) && (isRun || isSearched(text))
      const isAccepted = accepts(scene.plan.recipe, 'read-by-path', scene.touched.get(path) ?? path)
      return isLost && !isAccepted ? [lost(path, file, symbol)] : []
    })
  })
}

/** Whether a file does something with texts that could be code. */
function isSearched(text: string): boolean {
  return /\bexec\(|\beval\(|\bcompile\(|\bparse\(|\bre\.\w+\(|\.(?:startswith|split|index)\(/.test(text)
}

function lost(path: RepoPath, file: RepoPath, symbol: string): Finding {
  return {
    code: 'attribute-lost',
    level: 'error',
    reason: `${path} runs or reads ${file} by its path and asks it for ${symbol}, which it does not have any more`,
    advice: `Nothing was written. Let ${path} take ${symbol} from where it is then, or take this move out of the recipe.`,
    place: { path },
  }
}
