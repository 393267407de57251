/**
 * Commands of a page with what they really print. A page marks a command with `<!-- run: COMMAND -->`, and the fence below it is written anew: the
 * command runs in a copy of `examples/cellkit` that is a repository of its own, one after another, with `extract-codemod` as it is built.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MARK = /<!-- run: (.+?) -->\n\n```text\n[\s\S]*?```\n/g

/** The page with fresh outputs. */
export function recorded(page, root) {
  const folder = mkdtempSync(join(tmpdir(), 'recorded-'))
  try {
    const place = prepare(folder, root)
    return page.replace(
      MARK,
      (_all, command) =>
        `<!-- run: ${command} -->\n\n\`\`\`text\n$ ${command.replace(/ (\||2>).*$/, '')}\n${outputOf(command, place)}\`\`\`\n`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function prepare(folder, root) {
  const [place, bin] = [join(folder, 'cellkit'), join(folder, 'bin')]
  cpSync(join(root, 'examples/cellkit'), place, { recursive: true })
  mkdirSync(bin)
  writeFileSync(
    join(bin, 'extract-codemod'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/src/cli/main.js')}" "$@"\n`,
  )
  chmodSync(join(bin, 'extract-codemod'), 0o755)
  const who = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org', GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z' }
  const committer = {
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
    GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
  }
  const env = {
    PATH: `${bin}:${process.env.PATH}`,
    HOME: folder,
    NO_COLOR: '1',
    LC_ALL: 'C.UTF-8',
    CI: '1',
    ...who,
    ...committer,
  }
  const git = (...args) => execFileSync('git', args, { cwd: place, env })
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-q', '-m', 'The monolith')
  return { place, env }
}

/** Both outputs go through what stands behind the first bar. */
function whole(command) {
  const [program, ...filters] = command.split(' | ')
  return ['set -o pipefail', [`{ ${program}; } 2>&1`, ...filters].join(' | ')].join('; ')
}

function outputOf(command, { place, env }) {
  const { stdout, status } = spawnSync('bash', ['-c', whole(command)], { cwd: place, env, encoding: 'utf8' })
  const said = stdout
    .split('\n')
    // Progress of a slow machine is no part of what is said.
    .filter((line) => !/^(listing files|planning|rewriting|proving|still|reading|drawing)\b.*\(.*\)$/.test(line))
    .join('\n')
    .replace(/[ \t]+$/gm, '')
  return `${said}${said.endsWith('\n') || said === '' ? '' : '\n'}${status === 0 ? '' : `(exit code ${status})\n`}`
}
