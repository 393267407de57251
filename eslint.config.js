import js from '@eslint/js'
import babelParser from '@babel/eslint-parser'
import { builtinModules } from 'node:module'

/** What `tsc` does better: it knows types, overloads and declaration merging. */
const leftToTheCompiler = {
  'no-undef': 'off',
  'no-unused-vars': 'off',
  'no-redeclare': 'off',
  'no-dupe-class-members': 'off',
  // YAML and JSON are defined by their control characters.
  'no-control-regex': 'off',
}

const banned = {
  defaultExport: {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name, so that a name is the same everywhere.',
  },
  enum: { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  exit: {
    selector: 'CallExpression[callee.object.name="process"][callee.property.name="exit"]',
    message: 'Return an exit code; `process.exit` cuts off what is still being written.',
  },
}

export default [
  { ignores: ['dist/', 'coverage/', 'examples/', '__testfixtures__/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.js', '**/*.mjs'],
    languageOptions: {
      parser: babelParser,
      parserOptions: {
        requireConfigFile: false,
        babelOptions: { babelrc: false, configFile: false, presets: ['@babel/preset-typescript'] },
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...leftToTheCompiler,
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        { paths: builtinModules.map((name) => ({ name, message: `Write \`node:${name}\`.` })) },
      ],
      'no-restricted-syntax': ['error', banned.defaultExport, banned.enum, banned.exit],
    },
  },
  // A tool's configuration file has to export a default; scripts and the command line talk to people.
  {
    files: ['*.config.{js,ts}'],
    rules: { 'no-restricted-syntax': ['error', banned.enum, banned.exit] },
  },
  { files: ['src/cli/**', 'scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  // jscodeshift's contract for a transform module is its default export.
  {
    files: ['src/cli/*-entry.ts'],
    rules: { 'no-restricted-syntax': ['error', banned.enum, banned.exit] },
  },
]
