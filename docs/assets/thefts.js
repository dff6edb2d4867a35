// The ledger of thefts: readers choose thefts, put them in order, and see what those shown add up to.
// The choice stands in the address, so that it can be passed on. Without this script the table is whole.
(() => {
  const CHOICES = { year: "Year", country: "Country", kind: "Victim", chain: "Chain", attribution: "Attribution" }
  const STRENGTHS = ["confirmed", "assessed", "suspected", "disputed"]
  const UNKNOWN = "not known"

  const make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties)
    made.append(...children)
    return made
  }

  const valuesOf = (row, key) => row.dataset[key].split(";")

  const inOrder = (key) => (a, b) =>
    (a === UNKNOWN) - (b === UNKNOWN) ||
    (key === "attribution" ? STRENGTHS.indexOf(a) - STRENGTHS.indexOf(b) : 0) ||
    (key === "year" ? -1 : 1) * a.localeCompare(b, "en")

  const chooser = (rows, key) => {
    const values = [...new Set(rows.flatMap((row) => valuesOf(row, key)))].sort(inOrder(key))
    const options = values.map((value) => make("option", { value }, value))
    const select = make("select", { name: key }, make("option", { value: "" }, "all"), ...options)
    return make("label", {}, make("span", {}, CHOICES[key]), select)
  }

  // Two digits, as the sums of the record are rounded.
  const dollars = (amount) =>
    "$" + amount.toLocaleString("en", { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 2 })

  const lossOf = (rows, strengths) => {
    const counted = rows.filter((row) => strengths.includes(row.dataset.attribution) && row.dataset.loss)
    const sum = (end) => counted.reduce((total, row) => total + Number(row.dataset[end]), 0)
    const [low, high] = [dollars(sum("loss")), dollars(sum("lossHigh"))]
    return counted.length === 0 ? "none" : low === high ? `about ${low}` : `about ${low} to ${high}`
  }

  const summary = (rows) => [
    make("strong", {}, `${rows.length} ${rows.length === 1 ? "theft" : "thefts"} shown.`),
    ` Losses where a government, a firm or a panel names North Korea: ${lossOf(rows, STRENGTHS.slice(0, 2))};`,
    ` with the suspected thefts: ${lossOf(rows, STRENGTHS.slice(0, 3))}.`,
    " A count of this ledger, made in your browser from the rows below;",
    " disputed thefts and losses not known in dollars are not in it.",
  ]

  // The text or number that a row is put in order by, or null where it is not known.
  const rankOf = (row, key, column) => {
    if (key === "loss") return row.dataset.loss ? Number(row.dataset.loss) : null
    if (key === "attribution") return STRENGTHS.indexOf(row.dataset.attribution)
    const text = row.dataset[key] ?? row.cells[column].textContent
    return text === UNKNOWN ? null : text
  }

  const sort = (table, rows, heading, ascending) => {
    const rank = new Map(rows.map((row) => [row, rankOf(row, heading.dataset.key, heading.cellIndex)]))
    const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "en"))
    rows.sort((one, other) => {
      const [a, b] = [rank.get(one), rank.get(other)]
      if (a === null || b === null) return (a === null) - (b === null)
      return ascending ? compare(a, b) : compare(b, a)
    })
    table.tBodies[0].append(...rows)
    for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort")
    heading.ariaSort = ascending ? "ascending" : "descending"
  }

  const start = () => {
    const table = document.querySelector("table[data-whole]:not([data-ready])")
    if (!table) return
    table.dataset.ready = ""
    const rows = [...table.tBodies[0].rows]
    const status = make("p", { role: "status", className: "ledger-sum" })
    const all = make("button", { type: "button" }, "Show all")
    const form = make("form", { className: "ledger-choice", ariaLabel: "Choose thefts" })
    form.append(...Object.keys(CHOICES).map((key) => chooser(rows, key)), all)

    const show = () => {
      const chosen = [...new FormData(form)].filter(([, value]) => value)
      for (const row of rows) row.hidden = !chosen.every(([key, value]) => valuesOf(row, key).includes(value))
      status.replaceChildren(...summary(rows.filter((row) => !row.hidden)))
      all.disabled = chosen.length === 0
      return new URLSearchParams(chosen)
    }

    const remember = () => {
      const address = new URL(location.href)
      address.search = show()
      history.replaceState(history.state, "", address)
    }

    form.addEventListener("change", remember)
    form.addEventListener("submit", (event) => event.preventDefault())
    all.addEventListener("click", () => {
      form.reset()
      remember()
      form.elements[0].focus()
    })

    for (const heading of table.tHead.rows[0].cells) {
      const button = make("button", { type: "button" }, ...heading.childNodes)
      button.addEventListener("click", () => {
        const falls = heading.ariaSort === "ascending"
        const first = heading.ariaSort === null && ["day", "loss"].includes(heading.dataset.key)
        sort(table, rows, heading, !falls && !first)
      })
      heading.append(button)
    }
    table.tHead.rows[0].cells[0].ariaSort = "descending"

    for (const [key, value] of new URLSearchParams(location.search)) {
      if (key in CHOICES && [...form.elements[key].options].some((option) => option.value === value))
        form.elements[key].value = value
    }
    show()
    const frame = table.closest(".md-typeset__scrollwrap") ?? table
    frame.before(form, status)
  }

  // Where Material exchanges pages without a full load, it runs the scripts of each page again.
  start()
})()
