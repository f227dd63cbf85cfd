// A mark and its card light up together: pointing at one, or reaching it with the keyboard, shows the other.

const lit = new Set();

function dark() {
  for (const element of lit) element.classList.remove("lit");
  lit.clear();
}

function light(cards) {
  dark();
  const wanted = new Set(cards);
  for (const card of cards) {
    const element = document.getElementById(card);
    if (element) lit.add(element);
  }
  for (const mark of document.querySelectorAll("[data-cards]")) {
    if (mark.dataset.cards.split(" ").some((card) => wanted.has(card))) lit.add(mark);
  }
  for (const element of lit) element.classList.add("lit");
}

function pointed(event) {
  const mark = event.target.closest?.("a[data-cards]");
  const card = event.target.closest?.(".card[id]");
  if (mark) light([mark.getAttribute("href").slice(1)]);
  else if (card) light([card.id]);
  else dark();
}

document.addEventListener("mouseover", pointed);
document.addEventListener("focusin", pointed);
