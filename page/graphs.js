// The drawings: who points at a module, or reaches it by the keyboard, sees its imports alone.
for (const svg of document.querySelectorAll('.canvas svg')) {
  const edges = [...svg.querySelectorAll('.edge')].map((edge) => {
    const [from, to] = (edge.querySelector('title')?.textContent ?? '').split('->')
    return { edge, from, to }
  })
  const light = (name) => {
    svg.classList.toggle('lit', name !== undefined)
    const near = new Set([name])
    for (const { edge, from, to } of edges) {
      const isMine = from === name || to === name
      edge.classList.toggle('on', isMine)
      if (isMine) near.add(from).add(to)
    }
    for (const node of nodes) node.classList.toggle('on', near.has(node.dataset.name))
  }
  const nodes = [...svg.querySelectorAll('.node')]
  for (const node of nodes) {
    node.dataset.name = node.querySelector('title')?.textContent ?? ''
    node.onmouseenter = () => light(node.dataset.name)
    node.onmouseleave = () => light(undefined)
  }
}
for (const button of document.querySelectorAll('.size'))
  button.onclick = () => {
    const full = button.closest('figure').querySelector('.canvas').classList.toggle('full')
    button.setAttribute('aria-pressed', String(full))
  }
