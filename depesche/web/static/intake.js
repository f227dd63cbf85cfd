// Dropping files, and going on to the report that was read; without this file forms and links do the same.

const form = document.getElementById("intake");

if (form) {
  form.classList.add("alive");
  const files = form.querySelector("input[type=file]");
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  // The whole page takes files, so that a near miss does not make the browser open them instead.
  document.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    form.classList.remove("over");
    files.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}

document.addEventListener("htmx:afterSwap", () => {
  const job = document.getElementById("job");
  if (job?.dataset.lead) location.replace(job.dataset.lead);
  else if (job && !job.hasAttribute("hx-get")) document.getElementById("said").textContent = job.querySelector(".state").textContent.trim();
});
