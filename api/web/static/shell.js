// What all pages share: a change of language keeps what is asked or filtered.

for (const link of document.querySelectorAll(".languages a")) {
  link.addEventListener("click", () => {
    const query = new URLSearchParams(location.search);
    query.set("lang", link.lang);
    link.setAttribute("href", `${location.pathname}?${query}`);
  });
}
