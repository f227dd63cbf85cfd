// Forms of filters: nothing empty goes into the address; what could not be asked is said beside the form.

import { complain, wordsOf } from "/static/depesche.js";

function full(data) {
  for (const name of new Set([...data.keys()])) {
    const kept = data.getAll(name).filter((value) => value !== "");
    data.delete(name);
    for (const value of kept) data.append(name, value);
  }
}

document.addEventListener("formdata", (event) => {
  if (event.target.method === "get") full(event.formData);
});

const { body } = document;
body.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb === "get") full(event.detail.formData);
});
body.addEventListener("htmx:responseError", (event) => complain(wordsOf(event), document.querySelector("form.filters")));
body.addEventListener("htmx:afterSwap", () => {
  complain("");
  document.getElementById("said").textContent = document.querySelector(".summary")?.textContent.replace(/\s+/g, " ").trim() ?? "";
});

// Modes belong to a class: a mode of another one is let go.  Before the form is sent: capture.
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (event.target.name !== "type" || !form?.elements.mode) return;
  const { mode, type } = form.elements;
  for (const group of mode.querySelectorAll("optgroup")) group.hidden = type.value !== "" && group.label !== type.value;
  const group = mode.selectedOptions[0]?.closest("optgroup");
  if (mode.value && type.value && group?.label !== type.value) mode.value = "";
}, { capture: true });
