// How a patch becomes rows of a table; `el`, `state`, `findingsAt` and `levelClass` are the page's.
function hunksOf(patch) {
  const hunks = []
  let hunk
  for (const line of patch.split('\n')) {
    const head = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@(.*)/.exec(line)
    if (head) {
      hunk = { head: line, old: Number(head[1]), now: Number(head[2]), lines: [] }
      hunks.push(hunk)
    } else if (hunk && /^[-+ \\]/.test(line)) hunk.lines.push(line)
  }
  return hunks
}

/** Rows of a hunk: removed and added lines that follow each other stand side by side. */
function rowsOf(hunk) {
  const rows = []
  let { old, now } = hunk
  for (let at = 0; at < hunk.lines.length;) {
    const mark = hunk.lines[at][0]
    if (mark === ' ') {
      rows.push({ old: old++, now: now++, left: hunk.lines[at].slice(1), right: hunk.lines[at].slice(1), same: true })
      at += 1
      continue
    }
    if (mark === '\\') {
      at += 1
      continue
    }
    const gone = []
    const come = []
    for (; at < hunk.lines.length && hunk.lines[at][0] !== ' '; at += 1) {
      if (hunk.lines[at][0] === '-') gone.push(hunk.lines[at].slice(1))
      if (hunk.lines[at][0] === '+') come.push(hunk.lines[at].slice(1))
    }
    for (let row = 0; row < Math.max(gone.length, come.length); row += 1) {
      rows.push({
        old: row < gone.length ? old++ : undefined,
        now: row < come.length ? now++ : undefined,
        left: gone[row],
        right: come[row],
        same: false,
      })
    }
  }
  return rows
}

const wordsOf = (text) => text.match(/\w+|\s+|[^\w\s]/g) ?? []

/** The words of two lines that differ, by what is common at both ends of the line and between (longest common words). */
function changedWords(left, right) {
  const [a, b] = [wordsOf(left), wordsOf(right)]
  if (a.length * b.length > 40000) return undefined
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1])
  const common = lengths[0][0]
  // Lines that have little in common are two lines, not one that changed.
  if (common * 3 < Math.max(a.length, b.length)) return undefined
  const [gone, come] = [new Set(), new Set()]
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && lengths[i + 1][j] >= lengths[i][j + 1])) gone.add(i++)
    else come.add(j++)
  }
  return { left: marked(a, gone), right: marked(b, come) }
}

/** Offsets `[start, end)` of the marked words. */
function marked(words, chosen) {
  const spans = []
  let at = 0
  words.forEach((word, index) => {
    const last = spans.at(-1)
    if (chosen.has(index)) {
      if (last && last[1] === at) last[1] = at + word.length
      else spans.push([at, at + word.length])
    }
    at += word.length
  })
  return spans
}

const PYTHON =
  /(#.*$)|("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\b(False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)\b|\b(\d[\w.]*)\b/g
const VALUES = /(#.*$)|("(?:\\.|[^"\\])*"|'[^']*')|\b(true|false|null)\b|\b(\d[\w.]*)\b/g
const CLASSES = ['c', 's', 'k', 'd']

/** A line with its colours and marks. A line at a time, so a string over several lines has no colour of its own. */
function painted(text, path, marks) {
  const rule = /\.pyi?$/.test(path) ? PYTHON : /\.(ya?ml|toml|json|cfg|ini)$/.test(path) ? VALUES : undefined
  const kinds = new Array(text.length)
  if (rule && text.length < 2000)
    for (const match of text.matchAll(rule)) {
      const kind = CLASSES[match.slice(1).findIndex((one) => one !== undefined)]
      kinds.fill(kind, match.index, match.index + match[0].length)
    }
  const cuts = new Set([0, text.length, ...(marks ?? []).flat()])
  for (let at = 1; at < text.length; at += 1) if (kinds[at] !== kinds[at - 1]) cuts.add(at)
  const order = [...cuts].sort((a, b) => a - b)
  return order.slice(0, -1).map((start, index) => {
    const end = order[index + 1]
    const piece = text.slice(start, end)
    const inner = kinds[start] ? el('span', { class: kinds[start] }, piece) : piece
    return (marks ?? []).some(([from, to]) => from <= start && end <= to) ? el('mark', {}, inner) : inner
  })
}

function diffTable(file) {
  const hunks = hunksOf(file.patch)
  if (hunks.length === 0)
    return el('p', { class: 'empty' }, file.kind === 'moved' ? 'Moved as it is.' : 'No line changes.')
  const path = file.path
  const said = new Map()
  for (const one of findingsAt.get(path) ?? []) if (one.line) said.set(one.line, [...(said.get(one.line) ?? []), one])
  const body = el('tbody', { class: state.split ? 'split' : '' })
  for (const hunk of hunks) {
    body.append(el('tr', { class: 'hunk' }, el('td', { colspan: 4 }, hunk.head)))
    for (const row of rowsOf(hunk)) {
      const words =
        !row.same && row.left !== undefined && row.right !== undefined ? changedWords(row.left, row.right) : undefined
      body.append(...(state.split ? splitRow(row, words, path) : unifiedRows(row, words, path)))
      for (const one of said.get(row.now) ?? [])
        body.append(
          el(
            'tr',
            { class: 'said' },
            el('td', { colspan: 4 }, el('b', { class: levelClass(one.level) }, one.title), ` ${one.reason}`),
          ),
        )
    }
  }
  if (!state.split) regroup(body)
  return el(
    'div',
    { class: 'diff', tabindex: 0, role: 'region', 'aria-label': `Changes of ${path}` },
    el('table', {}, body),
  )
}

function splitRow(row, words, path) {
  const side = (text, number, kind, marks) =>
    text === undefined
      ? [el('td', { class: 'n' }), el('td')]
      : [
          el('td', { class: `n ${row.same ? '' : kind}` }, String(number)),
          el('td', { class: row.same ? '' : kind }, painted(text, path, marks)),
        ]
  return [el('tr', {}, side(row.left, row.old, 'del', words?.left), side(row.right, row.now, 'add', words?.right))]
}

function unifiedRows(row, words, path) {
  const line = (kind, old, now, text, marks) =>
    el(
      'tr',
      { class: kind },
      el('td', { class: 'n' }, old ?? ''),
      el('td', { class: 'n' }, now ?? ''),
      el('td', {}, painted(text, path, marks)),
    )
  if (row.same) return [line('', row.old, row.now, row.left)]
  return [
    ...(row.left === undefined ? [] : [line('del', row.old, undefined, row.left, words?.left)]),
    ...(row.right === undefined ? [] : [line('add', undefined, row.now, row.right, words?.right)]),
  ]
}

/** In one column all removed lines of a block stand before all added ones. */
function regroup(body) {
  let block = []
  const flush = () => {
    const after = block.at(-1)?.nextSibling ?? null
    const order = [...block.filter((row) => row.className === 'del'), ...block.filter((row) => row.className !== 'del')]
    for (const row of order) body.insertBefore(row, after)
    block = []
  }
  for (const row of [...body.children]) {
    if (row.className === 'del' || row.className === 'add') block.push(row)
    else if (block.length > 0) flush()
  }
  if (block.length > 0) flush()
}
