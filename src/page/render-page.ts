import { unsettled } from '../report/unsettled.ts'
import type { PageData, PageFile, PageGraph } from './page-data.ts'

/** The page's style sheet and program, as texts. */
export interface PageAssets {
  readonly css: string
  readonly js: string
}

/**
 * One HTML file that needs nothing else: style, program and data are in it, and its policy forbids requests. Texts of the repository are
 * data for the program, which makes text nodes of them; the drawings are Graphviz's.
 */
export function renderPage(data: PageData, { css, js }: PageAssets): string {
  const { before, after, ...rest } = data
  const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(data.title)}</title>
<style>
${css}</style>
</head>
<body>
<header class="top"><nav aria-label="Parts of the page">
${links(data)}
<span class="grow"></span>
<button id="theme" aria-pressed="false">Dark</button>
</nav></header>
<main>
${overview(data)}
${data.outcome === 'refused' ? FINDINGS : ''}
${graphs(data)}
<section id="needs"><h2>What each distribution needs</h2></section>
<section id="moves"><h2>What moves to another module</h2></section>
<section id="review"><h2>Edits to look at</h2></section>
<section id="diffs"><h2>Changes</h2>
<div class="tools">
<input id="text" type="search" placeholder="Filter by path or text" aria-label="Filter by path or text">
<label>Group by <select id="by"><option value="">what to look at</option><option value="transform">reason</option><option value="file">path</option><option value="kind">kind</option></select></label>
<label>Kind <select id="kind"><option value="">all</option><option>edited</option><option>moved</option><option>created</option><option>copied</option><option>removed</option></select></label>
<button id="only" aria-pressed="false">To look at</button>
<button id="split" aria-pressed="false">Side by side</button>
<button id="all">Open all</button>
<span id="count" class="dim" role="status"></span>
</div>
<p class="dim noprint keys"><kbd>j</kbd> <kbd>k</kbd> next and last file, <kbd>Enter</kbd> open, <kbd>/</kbd> filter, <kbd>s</kbd> side by side, <kbd>e</kbd> open all, <kbd>t</kbd> dark</p>
<div id="files"></div></section>
${data.outcome === 'refused' ? '' : FINDINGS}
<section id="proof"><h2>The proof</h2></section>
<section id="trial"><h2>Tried on both sides</h2></section>
<section id="checklist"><h2>Pitfalls of such a move</h2></section>
<section id="ledger"><h2>Old names</h2></section>
<p class="dim">extract-codemod ${escaped(data.toolVersion)}, digest <span class="mono">${escaped(data.digest.slice(0, 16))}</span></p>
</main>
<script type="application/json" id="data">${JSON.stringify(rest).replace(/</g, '\\u003c')}</script>
<script>
${js}</script>
</body>
</html>
`
}

const FINDINGS = '<section id="findings"><h2>Findings</h2></section>'

const PARTS: readonly (readonly [string, string])[] = [
  ['overview', 'Overview'],
  ['graphs', 'Modules'],
  ['needs', 'Needs'],
  ['moves', 'Moves'],
  ['review', 'To look at'],
  ['diffs', 'Changes'],
  ['findings', 'Findings'],
  ['proof', 'Proof'],
  ['trial', 'Tried'],
  ['checklist', 'Pitfalls'],
  ['ledger', 'Old names'],
]

function links({ before, after, outcome }: PageData): string {
  const shown = PARTS.filter(([id]) => id !== 'graphs' || before !== undefined || after !== undefined)
  // What is refused is read first.
  const first = outcome === 'refused' ? ['overview', 'findings'] : ['overview']
  const order = [
    ...first.flatMap((id) => shown.filter(([one]) => one === id)),
    ...shown.filter(([id]) => !first.includes(id)),
  ]
  return order.map(([id, title]) => `<a href="#${id}">${title}</a>`).join('\n')
}

function overview(data: PageData): string {
  const failed = data.checks.filter(({ verdict }) => verdict === 'fail').length
  return `<section id="overview">
<h1>${escaped(data.title.replaceAll(' -> ', ' \u2192 '))}</h1>
<p>${verdictOf(data, failed)}</p>
${data.refusals.length === 0 ? '' : `<ul class="plain bad">${data.refusals.map((one) => `<li>${escaped(one.replace(' (see above)', ''))}</li>`).join('')}</ul>`}
<ul class="facts">${data.summary.map((one) => `<li>${escaped(one)}</li>`).join(' ')}</ul>
${data.outcome === 'refused' && data.files.length === 0 ? '' : `<div class="tiles">\n${tiles(data, failed).join('\n')}\n</div>`}</section>`
}

/** The numbers that say something: of a plan that was refused there are no changes, and no proof. */
function tiles({ files, reviews, findings, checks, ledger, rewritten }: PageData, failed: number): readonly string[] {
  const sum = (count: (file: PageFile) => number): number => files.reduce((all, file) => all + count(file), 0)
  const toReview = reviews.reduce((all, [, places]) => all + places.length, 0)
  const passed = checks.filter(({ verdict }) => verdict === 'pass').length
  const idle = checks.filter(({ verdict }) => verdict === 'skipped').length
  const errors = findings.filter(({ level }) => level === 'error').length
  const undecided = ledger.filter(({ verdict }) => verdict === 'undecided').length
  const lines = `files, +${sum(({ added }) => added)} \u2212${sum(({ removed }) => removed)}`
  const names = `old names undecided, ${rewritten} rewritten`
  return [
    ...(files.length === 0 ? [] : [tile('diffs', files.length, lines)]),
    ...(files.length === 0 ? [] : [tile('review', toReview, 'edits to look at', toReview > 0 ? 'warn' : '')]),
    tile(
      'findings',
      findings.length,
      errors > 0 ? `findings, ${errors} of them errors` : 'findings',
      errors > 0 ? 'bad' : '',
    ),
    ...(checks.length === 0
      ? []
      : [
          tile(
            'proof',
            `${passed} of ${checks.length - idle}`,
            failed > 0 ? `checks pass, ${failed} fail` : 'checks pass',
            failed > 0 ? 'bad' : 'good',
          ),
          tile('ledger', undecided, names, undecided > 0 ? 'warn' : 'good'),
        ]),
  ]
}

function verdictOf({ outcome, checks, checklist, ledger }: PageData, failed: number): string {
  const says = (kind: string, text: string): string => `<span class="verdict ${kind}">${text}</span>`
  if (outcome === 'refused')
    return `${says('bad', 'Refused')} Nothing was written, and nothing will be until this is settled.`
  if (outcome === 'disproved') return `${says('bad', 'Not proved')} The tree is not what the plan asks for.`
  if (outcome === 'nothing-to-do') return `${says('good', 'Nothing to do')} The tree is already as the recipe wants it.`
  if (checks.length === 0 || failed > 0) return says('warn', escaped(outcome))
  const end = outcome === 'previewed' ? '; nothing is written yet.' : '.'
  const open = unsettled({ checklist, names: ledger })
  return open.length === 0
    ? `${says('good', 'Proved')} Every check that looks at the tree before and after passes${end}`
    : `${says('warn', 'No check fails')} Not all of it is settled: ${escaped(open.join('; '))}${end}`
}

function tile(part: string, number: number | string, text: string, kind = ''): string {
  return `<a class="tile" href="#${part}"><b class="${kind}">${number}</b>${escaped(text)}</a>`
}

/** The drawings, with words for the lines that are in them. */
function graphs({ before, after, moves }: PageData): string {
  if (before === undefined && after === undefined) return ''
  const isCyclic = before?.isCyclic === true || after?.isCyclic === true
  return `<section id="graphs"><h2>Modules before and after</h2>
<div class="legend"><span><i></i>imports</span><span><i style="border-top-style:dashed"></i>imports later, in a function</span>${isCyclic ? '<span class="bad"><i></i>on an import cycle</span>' : ''}${moves.length > 0 ? '<span class="accent"><i></i>names that move</span>' : ''}</div>
<div class="graphs">${figure('Before', before)}${figure('After', after)}</div></section>`
}

function figure(title: string, graph: PageGraph | undefined): string {
  if (graph === undefined) return ''
  const cyclic = graph.isCyclic ? ', with an import cycle' : ''
  const reduced = graph.isReduced ? '; imports that follow from others are left out' : ''
  return `<figure><figcaption><b>${title}</b> <span class="dim">${graph.modules} modules and packages${cyclic}${reduced}</span> <button class="size noprint" aria-pressed="false">Full size</button></figcaption>
<div class="canvas" tabindex="0" role="region" aria-label="Module graph, ${title.toLowerCase()}">${graph.svg}</div></figure>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
