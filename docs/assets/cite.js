// "Cite this": each style gets a button that copies its citation, when the section is opened.
(() => {
  const BUTTON = "ledger-copy"

  const button = (style) => {
    const made = document.createElement("button")
    made.type = "button"
    made.className = BUTTON
    made.textContent = "Copy"
    made.setAttribute("aria-label", `Copy ${style}`)
    return made
  }

  // With its italics for whoever pastes it into a text, and as plain text for everyone else.
  const copy = (citation) => {
    const clipboard = navigator.clipboard
    if (!citation.querySelector("i") || !self.ClipboardItem) return clipboard.writeText(citation.textContent)
    const forms = { "text/plain": citation.textContent, "text/html": citation.innerHTML.replaceAll("\n", "<br>") }
    const blobs = Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })])
    return clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
  }

  const say = (button, word) => {
    button.textContent = word
    button.ariaLive = "polite"
    setTimeout(() => (button.textContent = "Copy"), 2000)
  }

  // On the document, and not on its elements: the theme exchanges these when it loads the next page.
  addEventListener("toggle", ({ target }) => {
    if (!target.matches?.(".ledger-cite-this") || target.querySelector(`.${BUTTON}`)) return
    for (const style of target.querySelectorAll("dt")) style.append(button(style.textContent))
  }, true)

  addEventListener("click", async ({ target }) => {
    if (!target.matches?.(`.${BUTTON}`)) return
    const citation = target.parentElement.nextElementSibling
    try {
      await copy(citation)
      say(target, "Copied")
    } catch {
      getSelection().selectAllChildren(citation)
      say(target, "Selected")
    }
  })
})()
