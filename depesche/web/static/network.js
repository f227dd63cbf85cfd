// Whoever points at a party sees what it has to do with; without this file all lines stay as they are.

for (const picture of document.querySelectorAll("[data-network]")) {
  const ties = [...picture.querySelectorAll("[data-between]")];
  const parties = [...picture.querySelectorAll("[data-party]")];
  const show = (code) => {
    const near = new Set([code]);
    for (const tie of ties) {
      const ends = tie.dataset.between.split(" ");
      const own = code === null || ends.includes(code);
      if (own) ends.forEach((end) => near.add(end));
      tie.classList.toggle("dimmed", !own);
    }
    for (const party of parties) party.classList.toggle("dimmed", code !== null && !near.has(party.dataset.party));
  };
  for (const party of parties) {
    party.addEventListener("pointerenter", () => show(party.dataset.party));
    party.addEventListener("focus", () => show(party.dataset.party));
    party.addEventListener("pointerleave", () => show(null));
    party.addEventListener("blur", () => show(null));
  }
}
