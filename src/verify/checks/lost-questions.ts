import type { Finding } from '../../model/finding.ts'
import { accepts } from '../../model/recipe.ts'
import type { Scene } from '../proof/proof-input.ts'
import { namesThatLeave } from '../meaning/asked-names.ts'

/** `.__module__.startswith("kit.")`, `.__module__.split(".")[0] == "kit"` and their like on one line, with what is compared. */
const ASKED = /__module__["']?[^\n]*?(?:(\.startswith)\(|\[0\]\s*(?:[=!]=|(?:not\s+)?in\b)\s*)\s*([[({]?[^\n)\]}]*)/g

/**
 * Code that asks whether `__module__` belongs to a package goes on saying yes to what left that package: the names that are compared are
 * read off the lines of either tree, and beside a package stands what its modules are called now.
 */
export function lostQuestions(scene: Scene): readonly Finding[] {
  if (scene.plan.modules.length === 0) return []
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  return scene.base.mentioning(['__module__'], '.py').flatMap((path): readonly Finding[] => {
    const goal = goals.get(path) ?? path
    const [was, is] = [asked(scene.base.read(path)?.text), asked(scene.final.read(goal)?.text)]
    const isLost = (word: string, isBeginning: boolean): boolean => {
      const leave = namesThatLeave(scene, word.replace(/\.$/, ''))
      if (leave.size === 0 || (isBeginning && [...leave].every((name) => name.startsWith(word)))) return false
      return is.some(({ names }) => names.includes(word) && !names.some((name) => leave.has(name)))
    }
    const lost = was.flatMap(({ names, isBeginning }) => names.filter((word) => isLost(word, isBeginning)))[0]
    if (lost === undefined || accepts(scene.plan.recipe, 'module-compared', path)) return []
    return [
      {
        code: 'module-compared',
        level: 'error',
        reason: `${goal} asks whether \`__module__\` belongs to "${lost}", and does not know what left it`,
        advice: `Let that place accept ${[...namesThatLeave(scene, lost.replace(/\.$/, ''))].slice(0, 1).join('')} as well.`,
        place: { path: goal },
      },
    ]
  })
}

interface Asked {
  readonly names: readonly string[]
  /** A longer name with the same letters at its beginning has the same answer. */
  readonly isBeginning: boolean
}

/** The names that each such line compares. */
function asked(text = ''): readonly Asked[] {
  const code = text.replace(/^[ \t]*#[^\n]*/gm, '')
  return [...code.matchAll(ASKED)].map((match) => ({
    names: [...(match[2] ?? '').matchAll(/(?<![\w"'])["']([\w.]+)["']/g)].map((word) => word[1] ?? ''),
    isBeginning: match[1] !== undefined,
  }))
}
