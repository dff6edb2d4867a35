// What a chart can do besides being read: its table is brought and put in order, and Vega draws it on request.
(() => {
  const LESS = "Still picture"
  const MORE = "Interactive"
  const live = new Map()
  let engine

  const make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties)
    made.append(...children)
    return made
  }

  // The table --------------------------------------------------------------------------------------------------

  // Only the chart's own page holds its table. Where it does not come, the link to that page stays.
  const bring = async (details) => {
    const link = details.querySelector("a[href$='#numbers']")
    if (!link) return
    const answer = await fetch(link.href)
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const table = page.querySelector("#numbers table")
    for (const each of table.querySelectorAll("a")) {
      const to = each.getAttribute("href")
      if (to[0] !== "#" || !document.getElementById(to.slice(1))) each.href = new URL(to, answer.url)
    }
    link.parentElement.replaceWith(table)
    start()
  }

  const compare = (a, b) => (isNaN(a) || isNaN(b) ? a.localeCompare(b, "en") : a - b)

  const sort = (heading) => {
    const rankOf = (row) => row.cells[heading.cellIndex].dataset.sort ?? row.cells[heading.cellIndex].textContent
    const body = heading.closest("table").tBodies[0]
    const falls = heading.ariaSort === "ascending"
    const rows = [...body.rows].sort((a, b) => (falls ? compare(rankOf(b), rankOf(a)) : compare(rankOf(a), rankOf(b))))
    body.append(...rows)
    for (const each of heading.parentElement.cells) each.removeAttribute("aria-sort")
    heading.ariaSort = falls ? "descending" : "ascending"
  }

  // The interactive version --------------------------------------------------------------------------------------

  const fetched = (address) =>
    (engine ??= new Promise((resolve, reject) => {
      document.head.append(make("script", { src: address, onload: resolve, onerror: reject }))
    }).catch((error) => {
      engine = null
      throw error
    }))

  // In the colours that the page has, whichever they are: the drawing follows the palette by itself.
  const specification = async (address) => {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(answer.statusText)
    const text = await answer.text()
    const { permalink, colours } = JSON.parse(text).usermeta
    const root = new URL("../../", new URL(".", address)).href
    const painted = Object.entries(colours).reduce((all, [name, colour]) => all.replaceAll(`"${colour}"`, `"var(--chart-${name})"`), text)
    return JSON.parse(painted.replaceAll(new URL("../../", permalink).href, root))
  }

  const tip = make("div", { className: "ledger-chart-tip", role: "status" })
  const tell = (_, event, __, value) => {
    tip.remove()
    if (!value) return
    tip.replaceChildren(...Object.entries(value).map(([name, said]) => make("p", {}, make("b", {}, `${name} `), said)))
    document.body.append(tip)
    const { clientWidth, clientHeight } = document.documentElement
    tip.style.left = Math.max(4, Math.min(event.clientX + 14, clientWidth - tip.offsetWidth - 4)) + "px"
    tip.style.top = (event.clientY + 18 + tip.offsetHeight > clientHeight ? event.clientY - 14 - tip.offsetHeight : event.clientY + 18) + "px"
  }

  const still = (figure) => {
    live.get(figure)?.finalize()
    live.delete(figure)
    tip.remove()
    figure.querySelector(".ledger-chart-live")?.remove()
    figure.classList.remove("ledger-chart-moving")
  }

  const play = async (button) => {
    const figure = button.closest("figure")
    const line = button.parentElement
    if (live.has(figure)) {
      still(figure)
      button.textContent = MORE
      return
    }
    const place = make("div", { className: "ledger-chart-live" })
    button.disabled = true
    try {
      const [spec] = await Promise.all([specification(line.querySelector("[href$='.vl.json']").href), fetched(line.dataset.engine)])
      figure.querySelector(".ledger-chart-wide").before(place)
      // Expressions are interpreted, not compiled: the page's policy allows no code made from text.
      const options = { renderer: "svg", ast: true, actions: false, defaultStyle: false, tooltip: tell }
      live.set(figure, await window.vegaEmbed(place, spec, options))
      figure.classList.add("ledger-chart-moving")
      button.textContent = LESS
    } catch {
      place.remove()
      button.replaceWith(make("span", { role: "status" }, "The interactive version cannot be shown here."))
    }
    button.disabled = false
  }

  // ----------------------------------------------------------------------------------------------------------------

  const start = () => {
    for (const figure of [...live.keys()]) if (!figure.isConnected) still(figure)
    for (const line of document.querySelectorAll(".ledger-chart-files[data-engine]:not(:has(button))"))
      line.append(" ", make("button", { type: "button", className: "ledger-chart-play" }, MORE))
    for (const heading of document.querySelectorAll(".ledger-chart th:not(:has(button))"))
      heading.append(make("button", { type: "button" }, ...heading.childNodes))
  }

  addEventListener("click", ({ target }) => {
    if (target.matches?.(".ledger-chart-play")) play(target)
    else if (target.matches?.(".ledger-chart th > button")) sort(target.parentElement)
  })

  addEventListener(
    "toggle",
    ({ target }) => target.open && target.matches(".ledger-chart details") && bring(target).catch(() => {}),
    true,
  )

  // Material exchanges pages without a full load and then says so.
  if (window.document$) window.document$.subscribe(start)
  else start()
})()
