// Review by keys: every button or link with `data-key` is pressed by its key, unless one is typing.

import { complain, wordsOf } from "/static/depesche.js";

const typing = (element) => element.closest?.("input, textarea, select, [contenteditable], dialog[open]") !== null;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  const pressed = document.querySelector(`main [data-key="${CSS.escape(event.key)}"]`);
  if (!pressed) return;
  event.preventDefault();
  // A claim is not judged by nobody: the name is asked for first.
  const nameless = pressed.form?.querySelector("input[name=by]:not([type=hidden])");
  if (nameless && !nameless.value.trim()) nameless.focus();
  else pressed.click();
});

// What could not be noted is said beside the claim.
document.body.addEventListener("htmx:responseError", (event) => complain(wordsOf(event), document.querySelector("#case h1")));

// Participants can be taken out: their row is emptied, which the server takes as gone.
function ready() {
  for (const button of document.querySelectorAll(".person .drop")) {
    button.hidden = false;
    button.onclick = () => {
      const row = button.closest(".person");
      for (const input of row.querySelectorAll("input")) input.value = "";
      row.classList.add("dropped");
      button.disabled = true;
    };
  }
}

ready();
document.body.addEventListener("htmx:afterSwap", () => {
  ready();
  document.getElementById("said").textContent = document.querySelector("#case-title, #case h1")?.textContent.trim() ?? "";
});
