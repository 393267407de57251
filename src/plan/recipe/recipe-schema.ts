import { z } from 'zod'
import { GUARD_POLICIES } from '../../model/recipe.ts'
import type { GuardPolicy } from '../../model/recipe.ts'
import { ACCEPTABLE } from '../../model/findings/finding-table.ts'
import {
  distributionName,
  dottedNew,
  dottedToday,
  glob,
  guidePath,
  line,
  MOST_GLOBS,
  path,
  pathBelow,
  symbol,
  word,
} from './recipe-names.ts'

/** A cure by its name, or by the number of its pitfall in the checklist, which older recipes use. */
const cure = z.enum(['manager-in-setup', 'memory-map-teardown', 'P2', 'P12'])

const symbols = z.union([z.literal('shared'), z.array(symbol).min(1)])
const symbolRequest = z.strictObject({
  from: dottedToday.describe('The module the definitions stand in today.'),
  to: dottedNew.describe('The module they go to, written as if inside today’s package. It may not exist yet.'),
  symbols: symbols.describe(
    'Top-level names, or `shared`: the private functions other modules import, with what they need.',
  ),
})

const policies = Object.entries(GUARD_POLICIES)

/** The recipe as the user writes it. The JSON Schema for editors is made from this. */
export const recipeSchema = z.strictObject({
  roots: z.array(path).optional().describe('Folders where dotted names start. Found by itself where possible.'),
  package: z
    .strictObject({
      from: dottedToday.describe('The sub-package to extract.'),
      to: dottedNew.describe('Its new import name.'),
      distribution: distributionName.describe('The name of the new distribution (what is installed with pip or uv).'),
      directory: pathBelow.describe('Where the new workspace member goes.'),
    })
    .optional()
    .describe('The sub-package that becomes a distribution of its own.'),
  rename_modules: z
    .record(dottedToday, dottedNew)
    .optional()
    .describe('Modules and packages that get another name, all at once.'),
  move: z.array(symbolRequest).optional().describe('Definitions that move from one module to another.'),
  copy: z
    .array(symbolRequest)
    .optional()
    .describe('Definitions that are copied, so that the new package does not need the module they stay in.'),
  layers: z
    .array(z.union([z.string(), z.array(z.string())]))
    .optional()
    .describe('Modules of the new package, lowest layer first; a module imports lower layers only. `"*"` is the rest.'),
  lazy: z
    .array(
      z.union([
        dottedToday,
        z.strictObject({
          package: dottedToday.describe('The package whose __init__ becomes lazy.'),
          eager: z
            .array(z.string().min(1))
            .describe('Names of its API, or modules, that are imported with the package all the same.'),
        }),
      ]),
    )
    .optional()
    .describe(
      'Packages whose __init__ becomes lazy (PEP 562). One that offers nothing gets the public classes and functions of its public modules.',
    ),
  optional: z
    .record(
      distributionName,
      z.union([z.array(dottedNew), z.strictObject({ requires: z.array(dottedNew), marker: line.optional() })]),
    )
    .optional()
    .describe('Extras: the import names whose imports get guarded.'),
  distributions: z
    .record(
      dottedToday,
      z
        .string()
        .regex(/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/, 'must be the name of a distribution, without versions'),
    )
    .optional()
    .describe('Import names and the distributions that install them, where no manifest says it.'),
  guard: z
    .enum(Object.keys(GUARD_POLICIES) as GuardPolicy[], {
      error: ({ input }) =>
        `${JSON.stringify(input)} is no way to guard imports: ${policies.map(([name, does]) => `${name} (${does})`).join(', ')}`,
    })
    .optional()
    .describe(
      `How the imports of \`optional\` are guarded: ${policies.map(([name, does]) => `\`${name}\` (${does})`).join(', ')}.`,
    ),
  tests: z
    .strictObject({
      from: pathBelow,
      to: pathBelow,
      files: z
        .array(pathBelow)
        .min(1)
        .optional()
        .describe(
          'The files of tests that move, as paths below `from`: for a folder that has the tests of everything. By default all that are about the package alone.',
        ),
    })
    .optional()
    .describe('Tests that move along with the package.'),
  ci: z
    .boolean()
    .optional()
    .describe(
      'Whether workflow jobs for the new package are written. By default when there are GitHub workflows and the package has tests.',
    ),
  class_paths: z
    .strictObject({
      keys: z.union([z.literal('any'), z.array(z.string())]).optional(),
      prefer: z
        .enum(['module', 'public'])
        .optional()
        .describe('How rewritten names are spelled: by their module, or as short as a package offers them.'),
    })
    .optional()
    .describe('Which configuration keys hold dotted names.'),
  shim: z
    .union([z.literal('none'), z.strictObject({ until: line })])
    .optional()
    .describe('Whether old names keep working for a while.'),
  cures: z
    .array(cure)
    .optional()
    .describe(
      'Pitfalls whose code is changed where that is sure to keep its meaning: `manager-in-setup`, managers that `__init__` starts are started in `setup`; `memory-map-teardown`, memory maps are let go of in `teardown`. By default they are reported. `P2` and `P12` are older names of the two.',
    ),
  guide: z
    .union([guidePath, z.literal(false)])
    .optional()
    .describe('Where the migration guide is written.'),
  outside: z
    .enum(['refuse', 'ignore'])
    .optional()
    .describe(
      'What to do about files of the repository outside of the root that name what moves: refuse (the default), or only say it.',
    ),
  format: z
    .union([z.literal(false), z.array(word).min(1), z.array(z.array(word).min(1)).min(1)])
    .optional()
    .describe(
      'The command that formats files before they are committed, in words, or several; the files are put behind it. By default what the project is configured for (ruff, black, prettier) where it is installed; `false`: none.',
    ),
  accept: z
    .array(
      z.strictObject({
        code: z.enum(ACCEPTABLE).describe('The code of the finding.'),
        path: pathBelow.describe('The file it stands in.'),
        because: line.refine((value) => /\S/.test(value), 'must say why').describe('Why it is right all the same.'),
      }),
    )
    .optional()
    .describe('Places that would be refused and that somebody looked at: the code there goes on doing what it should.'),
  exclude: z.array(glob).max(MOST_GLOBS).optional().describe('Globs of files the tool must not read or change.'),
})

export type RecipeInput = z.infer<typeof recipeSchema>

/** The JSON Schema of the recipe, for editors. */
export function recipeJsonSchema(): unknown {
  return z.toJSONSchema(recipeSchema, { target: 'draft-7', io: 'input' })
}
