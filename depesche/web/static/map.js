// Nearer, farther, to the side: the map without loading it anew.  Without this file, regions are links.

const map = document.querySelector("[data-map]");
const buttons = document.querySelector("[data-zoom]");

if (map && buttons) {
  const first = map.getAttribute("viewBox").split(" ").map(Number);
  let box = [...first];
  const sized = [...map.querySelectorAll("circle, text")].map((element) => {
    const name = element.tagName === "circle" ? "r" : "font-size";
    return { element, name, value: Number(element.getAttribute(name)) };
  });

  // Circles and letters keep their size on the screen.
  const draw = () => {
    map.setAttribute("viewBox", box.map((value) => value.toFixed(2)).join(" "));
    const scale = box[2] / first[2];
    for (const { element, name, value } of sized) element.setAttribute(name, (value * scale).toFixed(3));
    for (const name of map.querySelectorAll("text.name")) {
      const circle = name.parentElement.querySelector("circle");
      const [x, r, size] = [circle.getAttribute("cx"), circle.getAttribute("r"), name.getAttribute("font-size")].map(Number);
      const away = r + size * 0.25;
      name.setAttribute("x", name.getAttribute("text-anchor") === "start" ? x + away : x - away);
    }
  };

  const zoom = (by, x = box[0] + box[2] / 2, y = box[1] + box[3] / 2) => {
    const width = Math.min(first[2] * 1.5, Math.max(first[2] / 40, box[2] * by));
    const scale = width / box[2];
    box = [x - (x - box[0]) * scale, y - (y - box[1]) * scale, width, box[3] * scale];
    draw();
  };

  const move = (dx, dy) => {
    box = [box[0] + dx, box[1] + dy, box[2], box[3]];
    draw();
  };

  const point = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());

  buttons.hidden = false;
  buttons.addEventListener("click", (event) => {
    const by = event.target.dataset?.by;
    if (by === undefined) return;
    if (by === "0") { box = [...first]; draw(); } else zoom(Number(by));
  });

  map.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const at = point(event);
    zoom(event.deltaY < 0 ? 0.85 : 1.18, at.x, at.y);
  }, { passive: false });

  let from = null;
  let dragged = false;
  map.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button !== 0) return;
    from = point(event);
    dragged = false;
  });
  window.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = point(event);
    if (!dragged && Math.hypot(to.x - from.x, to.y - from.y) < box[2] / 200) return;
    dragged = true;
    map.classList.add("moving");
    move(from.x - to.x, from.y - to.y);
  });
  window.addEventListener("pointerup", () => { from = null; map.classList.remove("moving"); });
  // What was dragged was not clicked.
  map.addEventListener("click", (event) => { if (dragged) { event.preventDefault(); dragged = false; } }, true);
  map.addEventListener("dragstart", (event) => event.preventDefault());

  map.parentElement.addEventListener("keydown", (event) => {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (event.target !== map.parentElement || event.ctrlKey || event.altKey || event.metaKey) return;
    if (ways[event.key]) { event.preventDefault(); move(ways[event.key][0] * box[2] / 10, ways[event.key][1] * box[3] / 10); }
    else if (event.key === "+") zoom(0.7);
    else if (event.key === "-") zoom(1.43);
  });
}
