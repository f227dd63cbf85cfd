// Keys and signatures: pages work without this file, it only makes them quicker to use.

const pages = JSON.parse(document.querySelector("meta[name=keys]")?.content ?? "{}");
const typing = (element) => element.closest?.("input, textarea, select, [contenteditable]") !== null;

// Every request of htmx that changes something carries the signature of the session.
document.body.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF-Token"] = document.querySelector("meta[name=csrf]").content;
});

// Entries one walks through with j and k: whatever is marked `data-entry`; Enter opens its first link.
const entries = () => [...document.querySelectorAll("[data-entry]")].filter((entry) => entry.offsetParent !== null);

function step(by) {
  const all = entries();
  if (!all.length) return;
  const at = all.findIndex((entry) => entry.classList.contains("chosen"));
  all[at]?.classList.remove("chosen");
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
  next.classList.add("chosen");
  const link = next.matches("a") ? next : next.querySelector("a[href]");
  (link ?? next).focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

let going = 0;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
    if (event.key === "Escape" && typing(event.target)) event.target.blur();
    return;
  }
  if (going && Date.now() - going < 1500 && pages[event.key]) {
    going = 0;
    event.preventDefault();
    location.assign(pages[event.key]);
    return;
  }
  going = 0;
  if (event.key === "g") going = Date.now();
  else if (event.key === "/") { event.preventDefault(); document.getElementById("find")?.focus(); }
  else if (event.key === "?") showKeys();
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
});

function showKeys() {
  const dialog = document.getElementById("keys");
  if (!dialog.open) dialog.showModal();
}

const opener = document.getElementById("keys-open");
opener.hidden = false;
opener.addEventListener("click", showKeys);

// The menu closes when one leaves it.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keyup", (event) => {
  if (event.key === "Escape") for (const menu of document.querySelectorAll("details.menu[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
});

// What could not be asked or noted is said behind an element, until something can be.
export function complain(words, anchor) {
  let box = document.getElementById("complaint");
  if (!words) {
    box?.remove();
    return;
  }
  if (!box) {
    box = document.createElement("p");
    box.id = "complaint";
    box.className = "error";
    box.lang = "en";
    box.setAttribute("role", "alert");
    anchor.after(box);
  }
  box.textContent = words;
}

// The plain words of an error page that htmx was answered with.
export function wordsOf(event) {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  return page.querySelector("main .error")?.textContent ?? event.detail.xhr.statusText;
}
