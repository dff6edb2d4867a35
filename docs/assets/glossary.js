// A term of the glossary explains itself where it is used: on hover or focus of a link to it, from the glossary's own page.
(() => {
  const TERM = 'article a[href*="glossary/#"]'
  const GAP = 8
  const pages = new Map()
  let card, owner, timer

  const close = () => {
    clearTimeout(timer)
    owner?.removeAttribute("aria-describedby")
    card?.remove()
    card = owner = null
  }

  const read = async (address) => {
    const answer = await fetch(address)
    return new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html")
  }

  // The text of the definition below the term, or nothing where the glossary has no such term.
  const meaning = async (link) => {
    const [address, term] = link.href.split("#")
    if (!pages.has(address)) pages.set(address, read(address))
    const page = await pages.get(address)
    let entry = page.getElementById(term)?.closest("dt")
    while (entry && entry.tagName !== "DD") entry = entry.nextElementSibling
    return entry?.textContent.trim()
  }

  const place = () => {
    const mark = owner.getBoundingClientRect()
    const { clientWidth, clientHeight } = document.documentElement
    const above = mark.top - GAP - card.offsetHeight
    const below = mark.bottom + GAP
    card.style.left = Math.max(GAP, Math.min(mark.left, clientWidth - card.offsetWidth - GAP)) + "px"
    card.style.top = (below + card.offsetHeight > clientHeight && above > 0 ? above : below) + "px"
  }

  const open = async (link) => {
    close()
    owner = link
    const text = await meaning(link).catch(() => "")
    // By now the reader may have moved on.
    if (!text || owner !== link || card) return
    card = document.createElement("aside")
    if (!card.showPopover) return
    card.className = "ledger-card"
    card.id = "glossary-card"
    card.popover = "manual"
    card.textContent = text
    link.after(card)
    link.setAttribute("aria-describedby", card.id)
    card.showPopover()
    place()
  }

  addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || card?.contains(event.target) || owner?.contains(event.target)) return
    const link = event.target.closest?.(TERM)
    clearTimeout(timer)
    if (link) timer = setTimeout(open, 120, link)
    else if (owner && document.activeElement !== owner) timer = setTimeout(close, 250)
  })
  addEventListener("focusin", (event) => {
    const link = event.target.closest?.(TERM)
    if (link?.matches(":focus-visible")) open(link)
    else close()
  })
  addEventListener("keydown", (event) => event.key === "Escape" && close())
  addEventListener("scroll", () => card?.isConnected && place(), { passive: true })
  addEventListener("click", close)
})()
