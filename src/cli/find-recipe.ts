import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { readTextFile } from '../disk/read-recipe-file.ts'
import { UserError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { FileSource } from '../workspace/file-source.ts'

/** A recipe as it was found. */
export interface RecipeText {
  /** As the user may name it. */
  readonly label: string
  readonly text: string
  /** Its path in the tree; undefined for one that lies outside. */
  readonly file?: RepoPath | undefined
}

/** The names under which a recipe in the root is found, the usual one first. */
export const RECIPE_NAMES = ['extract-codemod.yaml', 'extract-codemod.yml', 'extract-codemod.json'] as const

const EXAMPLE = `package:
  from: shop.billing
  to: shop_billing
  distribution: shop-billing
  directory: packages/shop-billing
guide: MIGRATION.md`

/**
 * The recipe the user names, or the one in the root (an OS path). Throws UserError when there is none, with the path
 * that was looked for and a recipe to start from, or when there are two.
 */
export function findRecipe(root: string, source: FileSource, asked: string | undefined, folder: string): RecipeText {
  if (asked !== undefined) return readRecipe(root, resolve(folder, asked), asked)
  const found = source.list().filter((path) => RECIPE_NAMES.some((name) => name === path))
  if (found.length > 1) {
    throw new UserError('there is more than one recipe', [
      { message: `${found.join(' and ')} are both in ${root}; choose one with --recipe` },
    ])
  }
  // Not listed does not mean not there: git may ignore it.
  const name = found[0] ?? RECIPE_NAMES[0]
  return readRecipe(root, join(root, name), name)
}

function readRecipe(root: string, path: string, label: string): RecipeText {
  try {
    const below = relative(root, path).split(sep).join('/')
    const file = below.startsWith('../') || isAbsolute(below) ? undefined : below
    return { label, file, text: readTextFile(path).replace(/^\uFEFF/, '') }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError('there is no recipe', [
      ...error.problems,
      {
        message: `Name one with --recipe, or write ${RECIPE_NAMES[0]} in the root of the repository, or let extract-codemod init --from shop.billing write one, such as:`,
      },
      { message: EXAMPLE.replace(/^/gm, '  ') },
    ])
  }
}
