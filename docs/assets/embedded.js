// In a frame on another's page: take on the palette that the address asks for, and tell the page around the height.
{
  const scheme = new URLSearchParams(location.search).get("scheme")
  if (scheme) document.documentElement.dataset.scheme = scheme
  const tell = () => parent.postMessage({ ledgerChart: Math.ceil(document.body.getBoundingClientRect().height) }, "*")
  new ResizeObserver(tell).observe(document.body)
  addEventListener("message", ({ data }) => data?.ledgerChart === "height" && tell())
}
