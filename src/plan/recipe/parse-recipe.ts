import { UserError } from '../../model/errors.ts'
import type { Problem } from '../../model/errors.ts'
import type { Cure, Recipe, SymbolRequest, TestsRequest } from '../../model/recipe.ts'
import { joinPath } from '../../model/source-file.ts'
import { identifierOf } from '../../python/facts/python-names.ts'
import { parseYamlWithLines } from '../../yaml/parse-yaml.ts'
import { closestWord } from './closest-word.ts'
import { at, issueWords } from './issue-words.ts'
import { recipeSchema } from './recipe-schema.ts'
import type { RecipeInput } from './recipe-schema.ts'

/** How many unknown keys of one table are named: a text with more of them is no recipe. */
const KEYS_TOLD = 20

/**
 * Read a recipe (YAML; JSON is a subset). Throws UserError with every problem of the text at once,
 * each with its line and, for a misspelt key, the key that was probably meant.
 */
export function parseRecipe(text: string, label: string): Recipe {
  const { value, lineOf } = parseYamlWithLines(text)
  refuseHiddenKeys(value, lineOf, label)
  const parsed = recipeSchema.safeParse(value ?? {})
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue): Problem[] => {
      const path = issue.path.filter((part) => typeof part !== 'symbol')
      if (issue.code !== 'unrecognized_keys') {
        const { below, words } = issueWords(issue, at(value, path))
        const whole = [...path, ...below.filter((part) => typeof part !== 'symbol')]
        return [problem(lineOf(whole) ?? lineOf(path), `${where(whole)}: ${words}`)]
      }
      const known = knownKeys(path)
      const told = issue.keys.slice(0, KEYS_TOLD).map((key) => {
        const meant = closestWord(key, known)
        const hint = meant === undefined ? `known keys: ${known.join(', ')}` : `did you mean ${meant}?`
        return problem(lineOf([...path, key]) ?? lineOf(path), `${where([...path, key])}: unknown key, ${hint}`)
      })
      const rest = issue.keys.length - told.length
      return rest === 0 ? told : [...told, problem(lineOf(path), `${where(path)}: ${rest} more unknown keys`)]
    })
    throw new UserError(`the recipe ${label} is not valid`, problems)
  }
  const recipe = toRecipe(parsed.data)
  const clashes = contradictions(recipe).map((message) => problem(undefined, message))
  if (clashes.length > 0) throw new UserError(`the recipe ${label} contradicts itself`, clashes)
  return recipe
}

/** JavaScript gives `__proto__` a meaning of its own, and a schema would pass over it. */
function refuseHiddenKeys(
  value: unknown,
  lineOf: (path: readonly (string | number)[]) => number | undefined,
  label: string,
): void {
  const problems: Problem[] = []
  // What aliases name many times is looked at once: ten lines can stand for billions.
  const seen = new Set<unknown>()
  const walk = (node: unknown, path: readonly (string | number)[]): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return
    seen.add(node)
    for (const key of Object.getOwnPropertyNames(node)) {
      if (key === '__proto__') problems.push(problem(lineOf([...path, key]), `${where([...path, key])}: unknown key`))
      else if (!(Array.isArray(node) && key === 'length')) walk((node as Record<string, unknown>)[key], [...path, key])
    }
  }
  walk(value, [])
  if (problems.length > 0) throw new UserError(`the recipe ${label} is not valid`, problems)
}

function problem(line: number | undefined, message: string): Problem {
  return line === undefined ? { message } : { message, line }
}

function where(path: readonly (string | number)[]): string {
  return path.length === 0 ? 'the recipe' : path.join('.')
}

function knownKeys(path: readonly (string | number)[]): readonly string[] {
  const top = Object.keys(recipeSchema.shape)
  if (path.length === 0) return top
  if (path[0] === 'package') return ['from', 'to', 'distribution', 'directory']
  if (path[0] === 'move' || path[0] === 'copy') return ['from', 'to', 'symbols']
  if (path[0] === 'lazy') return ['package', 'eager']
  if (path[0] === 'optional') return ['requires', 'marker']
  if (path[0] === 'tests') return ['from', 'to']
  if (path[0] === 'accept') return ['code', 'path', 'because']
  if (path[0] === 'class_paths') return ['keys', 'prefer']
  return path[0] === 'shim' ? ['until'] : top
}

function toRecipe(input: RecipeInput): Recipe {
  const optional = Object.entries(input.optional ?? {}).map(([extra, value]) => {
    const entry = Array.isArray(value)
      ? { requires: value, marker: undefined }
      : { requires: value.requires, marker: value.marker }
    return [extra, entry] as const
  })
  return {
    roots: input.roots?.map((root) => joinPath(root)),
    package:
      input.package === undefined ? undefined : { ...input.package, directory: joinPath(input.package.directory) },
    renameModules: input.rename_modules ?? {},
    move: (input.move ?? []).map(withIdentifiers),
    copy: (input.copy ?? []).map(withIdentifiers),
    layers: (input.layers ?? []).map((layer) => (typeof layer === 'string' ? [layer] : layer)),
    lazy: (input.lazy ?? []).map((entry) => (typeof entry === 'string' ? { package: entry, eager: [] } : entry)),
    optional: Object.fromEntries(optional),
    distributions: input.distributions ?? {},
    guard: input.guard ?? 'function',
    tests: input.tests === undefined ? undefined : testsOf(input.tests),
    classPaths: { keys: input.class_paths?.keys ?? 'any', prefer: input.class_paths?.prefer ?? 'module' },
    shim: input.shim === undefined || input.shim === 'none' ? undefined : input.shim.until,
    ci: input.ci,
    cures: [...new Set((input.cures ?? []).map(cureOf))],
    guide: input.guide === false || input.guide === undefined ? undefined : joinPath(input.guide),
    exclude: input.exclude ?? [],
    accept: input.accept?.map((one) => ({ ...one, path: joinPath(one.path) })),
    outside: input.outside === 'ignore' ? 'ignore' : undefined,
    format: commandsOf(input.format),
  }
}

/** One command may stand without a list around it. */
function commandsOf(format: RecipeInput['format']): Recipe['format'] {
  if (format === undefined || format === false) return format
  const [first] = format
  return typeof first === 'string' ? [format as string[]] : (format as string[][])
}

/** Symbols as Python compares them (NFKC). */
function withIdentifiers(request: SymbolRequest): SymbolRequest {
  return request.symbols === 'shared' ? request : { ...request, symbols: request.symbols.map(identifierOf) }
}

/** What one recipe cannot ask for at the same time. */
function contradictions(recipe: Recipe): readonly string[] {
  const problems: string[] = []
  const seen = new Map<string, string>()
  for (const [kind, requests] of [['move', recipe.move] as const, ['copy', recipe.copy] as const]) {
    for (const request of requests) {
      if (request.from === request.to) problems.push(`${kind}: from and to are both ${request.from}`)
      for (const symbol of request.symbols === 'shared' ? [] : request.symbols) {
        const key = `${request.from}.${symbol}`
        const before = seen.get(key)
        if (before !== undefined) {
          problems.push(
            before === kind
              ? `${kind}: ${key} is listed twice; list it once`
              : `${key} is both moved and copied; a copied symbol stays where it is, a moved one does not: keep one of the two`,
          )
        }
        seen.set(key, kind)
      }
    }
  }
  const targets = new Map<string, string>()
  for (const [from, to] of Object.entries(recipe.renameModules)) {
    const other = targets.get(to)
    if (other !== undefined) problems.push(`rename_modules: ${other} and ${from} would both become ${to}`)
    targets.set(to, from)
    if (from === to) problems.push(`rename_modules: ${from} is renamed to itself`)
  }
  return problems
}

function cureOf(written: NonNullable<RecipeInput['cures']>[number]): Cure {
  return written === 'P2' ? 'manager-in-setup' : written === 'P12' ? 'memory-map-teardown' : written
}

function testsOf({ from, to, files }: NonNullable<RecipeInput['tests']>): TestsRequest {
  const folder = joinPath(from)
  return { from: folder, to: joinPath(to), files: files?.map((file) => joinPath(folder, file)) }
}
