import type { Finding } from '../../model/finding.ts'
import { accepts } from '../../model/recipe.ts'
import type { Scene } from '../proof/proof-input.ts'
import { namesThatLeave } from '../meaning/asked-names.ts'

/** `.__module__.startswith("kit.")`, `.__module__.split(".")[0] == "kit"` and their like on one line, with what is compared. */
const ASKED = /__module__["']?[^\n]*?(?:(\.startswith)\(|\[0\]\s*(?:[=!]=|(?:not\s+)?in\b)\s*)\s*([[({]?[^\n)\]}]*)/g

/** `"kit" in thing.__module__`, letters that are looked for anywhere in the name, and the same among its parts. */
const WITHIN =
  /["']([\w.]+)["']\s*(?:not\s+)?\bin\s+[\w.()[\]]*\.__module__\b(?:(\.split\(\s*["']\.["']\s*\))|(?!\s*[.[(]))/g

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
    const isLost = (word: string, asks: Asked['asks']): boolean => {
      const leave = namesThatLeave(scene, word.replace(/\.$/, ''))
      if (leave.size === 0 || [...leave].every((name) => hasSameAnswer(name, word, asks))) return false
      return is.some(({ names, beside }) => names.includes(word) && !beside.some((name) => leave.has(name)))
    }
    const lost = was.flatMap(({ names, asks }) => names.filter((word) => isLost(word, asks)))[0]
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
  /** Texts that the same comparison, or line, accepts. */
  readonly beside: readonly string[]
  readonly asks: 'name' | 'beginning' | 'letters' | 'part'
}

/** Whether a new name has the answer that the old one had, as the question goes on standing there. */
function hasSameAnswer(name: string, word: string, asks: Asked['asks']): boolean {
  if (asks === 'part') return name.split('.').includes(word)
  return asks === 'beginning' ? name.startsWith(word) : asks === 'letters' && name.includes(word)
}

/** The names that each such line compares. */
function asked(text = ''): readonly Asked[] {
  const code = text.replace(/^[ \t]*#[^\n]*/gm, '')
  const parts = [...code.matchAll(ASKED)].map((match): Asked => {
    const names = quotedIn(match[2] ?? '')
    return { names, beside: names, asks: match[1] === undefined ? 'name' : 'beginning' }
  })
  const within = code.split('\n').flatMap((line) =>
    [...line.matchAll(WITHIN)].map((match): Asked => ({
      names: match.slice(1, 2),
      beside: quotedIn(line),
      asks: match[2] === undefined ? 'letters' : 'part',
    })),
  )
  return [...parts, ...within]
}

function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w"'])["']([\w.]+)["']/g)].map((word) => word[1] ?? '')
}
