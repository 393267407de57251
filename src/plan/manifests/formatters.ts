import type { Recipe } from '../../model/recipe.ts'
import { parseToml } from '../../toml/parse-toml.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { parseYamlWithLines } from '../../yaml/parse-yaml.ts'
import { commitHooks } from './commit-hooks.ts'
import { formattingCommands } from './formatting-commands.ts'

/** A command that formats files in place. */
export interface Formatter {
  /** Program and arguments; the files come behind. */
  readonly words: readonly string[]
  /** Which files it takes. */
  readonly takes: RegExp
  /** What says that the project uses it. */
  readonly told: string
  /** Found by us: where it is missing or fails, files stay as they are; what the recipe names has to work. */
  readonly isFound: boolean
}

const PYTHON = /\.pyi?$/
const PYTHON_AND_NOTEBOOKS = /\.(pyi?|ipynb)$/
const PRETTY = /\.(md|ya?ml|json|[cm]?[jt]sx?)$/

/**
 * The commands that format the files of a project: those of the recipe, else the one formatter of Python and of the rest that its
 * configuration says it uses. A linter's section alone says nothing of how files are formatted. Configuration that runs code
 * (`prettier.config.js`, plugins) is not taken.
 */
export function formattersOf(workspace: Workspace, recipe: Recipe): readonly Formatter[] {
  if (recipe.format === false) return []
  if (recipe.format !== undefined)
    return recipe.format.map((words) => ({ words, takes: /./, told: 'format of the recipe', isFound: false }))
  return [pythonFormatter(workspace), prettier(workspace)].filter((one) => one !== undefined)
}

/** Whether the project sets up a formatter of Python: black or ruff's, which lay code out alike. */
export function formatsPython(workspace: Workspace): boolean {
  return pythonFormatter(workspace) !== undefined
}

function pythonFormatter(workspace: Workspace): Formatter | undefined {
  const hooks = commitHooks(workspace)
  const tools = at(tomlIn(workspace, 'pyproject.toml'), ['tool'])
  const own = ['ruff.toml', '.ruff.toml'].find((path) => at(tomlIn(workspace, path), ['format']) !== undefined)
  const ruff = (told: string, args: readonly string[] = []): Formatter => ({
    words: ['ruff', 'format', '--force-exclude', '--no-cache', '--quiet', ...args],
    takes: PYTHON_AND_NOTEBOOKS,
    told,
    isFound: true,
  })
  const black = (told: string, args: readonly string[] = []): Formatter => ({
    words: ['black', '--quiet', ...args],
    takes: PYTHON,
    told,
    isFound: true,
  })
  for (const { id, args: written } of hooks) {
    const args = written.filter((word) => /^--[a-z][\w=.,-]*$/.test(word))
    if (id === 'ruff-format') return ruff('.pre-commit-config.yaml', args)
    if (id === 'black') return black('.pre-commit-config.yaml', args)
  }
  if (own !== undefined) return ruff(own)
  if (at(tools, ['ruff', 'format']) !== undefined) return ruff('pyproject.toml')
  if (at(tools, ['black']) !== undefined) return black('pyproject.toml')
  const [command] = formattingCommands(workspace)
  if (command === undefined) return undefined
  return command.tool === 'black' ? black(command.told, command.options) : ruff(command.told, command.options)
}

function prettier(workspace: Workspace): Formatter | undefined {
  const told = ['.prettierrc', '.prettierrc.json', '.prettierrc.yaml', '.prettierrc.yml'].find((path) =>
    workspace.has(path),
  )
  if (told === undefined) return undefined
  const config = yamlIn(workspace, told)
  if (typeof config !== 'object' || config === null || JSON.stringify(config).includes('"plugins"')) return undefined
  const words = ['prettier', '--write', '--ignore-unknown', '--log-level', 'warn', '--config', told]
  return { words, takes: PRETTY, told, isFound: true }
}

function at(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null && Object.hasOwn(node, key)
        ? (node as Record<string, unknown>)[key]
        : undefined,
    value,
  )
}

/** What cannot be read says nothing; it is reported where it matters. */
function tomlIn(workspace: Workspace, path: string): unknown {
  return orUndefined(workspace, path, parseToml)
}

function yamlIn(workspace: Workspace, path: string): unknown {
  return orUndefined(workspace, path, (text) => parseYamlWithLines(text).value)
}

function orUndefined(workspace: Workspace, path: string, parse: (text: string) => unknown): unknown {
  const text = workspace.read(path)?.text
  if (text === undefined) return undefined
  try {
    return parse(text)
  } catch {
    return undefined
  }
}
