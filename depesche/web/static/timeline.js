// The timeline drawn on a canvas: zoom, move, choose a period.  The drawing and the list that came with the page say the same.

const DAY = 86_400_000;
const ROW = 14, HEAD = 18, FOOT = 18, BAR = 44, MOST_ROWS = 8, MOST_LANES = 12;
const EXACT = 7;
const NEAREST = 5;
const CROWDED = 0.2;
const KINDS = ["happened", "ongoing", "coming", "open", "urged", "off", "alleged", "disputed"];
const DASHES = { coming: [4, 3], open: [1.5, 3], urged: [6, 2, 1.5, 2], alleged: [1.5, 2] };
const FILLED = new Set(["happened", "ongoing"]);
const said = (words) => { document.getElementById("said").textContent = words; };
const iso = (day) => new Date(Math.floor(day) * DAY).toISOString().slice(0, 10);
const dayOf = (text) => Date.parse(text) / DAY;
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** Events as they come from the server, with days that can be compared. */
function unpacked(data) {
  const but = new Set(data.but);
  if (data.by) {
    return data.marks.filter((row) => row[0] !== null)
      .map(([first, last, kind, status, type, number]) => ({ first, last, kind: data.kinds[kind], number, type: data.types[type], mode: "", names: [], parties: [], status }));
  }
  return data.marks.filter((row) => row[0] !== null || row[1] !== null).map(([first, last, approximate, kind, status, type, mode, parties, reports, independent, key]) => {
    const names = parties.map((party) => data.names[party]);
    const others = parties.map((party) => data.parties[party]).filter((code) => !but.has(code));
    return {
      first: first ?? last, last: last ?? first, before: first === null, after: last === null, approximate: approximate === 1, kind: data.kinds[kind],
      status: data.statuses[status], type: data.types[type], mode: mode < 0 ? "" : data.modes[mode], names, parties: others.length ? others : ["—"],
      reports, independent, key,
    };
  });
}

class Timeline {
  constructor(figure) {
    this.figure = figure;
    this.address = figure.dataset.timeline;
    this.by = figure.dataset.lanes;
    this.all = [dayOf(figure.dataset.first), dayOf(figure.dataset.last) + 1];
    this.view = [...this.all];
    this.marks = [];
    this.counts = null;
    this.closer = null;
    this.tallest = new Map();
    this.brush = null;
    this.pointers = new Map();
    this.moving = false;
    this.place = figure.querySelector(".drawn");
    this.svg = this.place.querySelector("svg");
    this.canvas = document.createElement("canvas");
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("role", "application");
    this.canvas.setAttribute("aria-label", this.svg.getAttribute("aria-label"));
    this.canvas.setAttribute("aria-describedby", "chart-help");
    this.over = document.createElement("canvas");
    this.over.className = "above";
    this.over.setAttribute("aria-hidden", "true");
    this.tip = document.createElement("p");
    this.tip.className = "tip";
    this.tip.hidden = true;
    this.load();
  }

  async load() {
    const response = await fetch(this.address, { headers: { accept: "application/json" } });
    if (!response.ok) return;
    const data = await response.json();
    const marks = this.laned(unpacked(data));
    if (data.by) this.counts = marks;
    else this.marks = marks;
    this.place.replaceChildren(this.canvas, this.over, this.tip);
    this.figure.querySelector(".tools").hidden = false;
    this.rowsOf = this.fitted();
    this.listen();
    this.resize();
    this.figure.dataset.ready = "true";
  }

  // --- where things lie ---

  get width() { return this.canvas.clientWidth || 1; }
  x(day) { return (day - this.view[0]) / (this.view[1] - this.view[0]) * this.width; }
  day(x) { return this.view[0] + x / this.width * (this.view[1] - this.view[0]); }
  get shown() { return this.counts && !this.closer ? this.counts : this.closer ?? this.marks; }

  laned(marks) {
    for (const mark of marks) mark.lanes = this.by === "party" && mark.parties.length ? mark.parties : [this.by === "mode" && !mark.number ? mark.mode || "—" : mark.type];
    return marks;
  }

  /** Lanes, the fullest first, with as many rows as the whole needs: the height stays while one zooms. */
  fitted() {
    const sizes = new Map();
    for (const mark of this.counts ?? this.marks) for (const name of mark.lanes) sizes.set(name, (sizes.get(name) ?? 0) + (mark.number ?? 1));
    const names = [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_LANES);
    const rows = Math.round(clamp(28 / Math.max(1, names.length), 2, MOST_ROWS));
    return { names, rows };
  }

  /** Put the marks in view into rows of their lanes; where too many find no room, columns count them instead. */
  layout() {
    const { names, rows: most } = this.rowsOf;
    const lanes = new Map(names.map(([name, events]) => [name, { name, events, ends: [], drawn: [], beyond: new Map(), top: 0, height: 0 }]));
    const [from, to] = this.view;
    const visible = this.shown.filter((mark) => mark.last + 1 >= from && mark.first <= to);
    // So many marks side by side find room at most: whether they do need not be tried where there are more.
    const room = names.length * most * this.width / 13;
    this.counting = (this.counts !== null && this.closer === null) || visible.length > room || !this.arrange(lanes, visible, most);
    if (this.counting) this.count(lanes, visible);
    let top = 0;
    for (const lane of lanes.values()) {
      const needed = HEAD + (this.counting ? BAR : Math.max(1, lane.ends.length) * ROW + 8);
      lane.height = Math.max(this.tallest.get(lane.name) ?? 0, needed);
      this.tallest.set(lane.name, lane.height);
      lane.top = top;
      top += lane.height;
    }
    this.lanes = [...lanes.values()];
    return top + FOOT;
  }

  /** Put marks into the first rows where they fit; false where too many find no room. */
  arrange(lanes, visible, most) {
    let crowded = 0;
    for (const mark of visible) {
      const x0 = this.x(mark.first), x1 = Math.max(this.x(mark.last + 1), x0 + 13);
      for (const name of mark.lanes) {
        const lane = lanes.get(name);
        if (!lane) continue;
        let row = 0;
        while (row < lane.ends.length && lane.ends[row] > x0) row++;
        if (row < most) {
          lane.ends[row] = x1;
          lane.drawn.push([mark, x0, row]);
        } else {
          const bin = Math.floor(x0 / 8);
          lane.beyond.set(bin, (lane.beyond.get(bin) ?? 0) + 1);
          crowded++;
        }
      }
    }
    return crowded <= CROWDED * visible.length;
  }

  /** Columns of each lane: events by day, week or month, whichever is wide enough to see, and by kind. */
  count(lanes, visible) {
    const wide = this.width / (this.view[1] - this.view[0]);
    const unit = this.counts && !this.closer ? null : wide >= 5 ? "day" : wide * 7 >= 5 ? "week" : "month";
    this.highest = 1;
    for (const lane of lanes.values()) lane.columns = new Map();
    for (const mark of visible) {
      const [first, last] = unit ? span(unit, Math.max(mark.first, Math.floor(this.view[0]))) : [mark.first, mark.last];
      const number = mark.number ?? 1;
      for (const name of mark.lanes) {
        const columns = lanes.get(name)?.columns;
        if (!columns) continue;
        let column = columns.get(first);
        if (!column) columns.set(first, column = { first, last, number: 0, kinds: {} });
        column.number += number;
        column.kinds[mark.kind] = (column.kinds[mark.kind] ?? 0) + number;
        this.highest = Math.max(this.highest, column.number);
      }
    }
  }

  // --- drawing ---

  resize() {
    const height = this.layout();
    const scale = window.devicePixelRatio || 1;
    for (const canvas of [this.canvas, this.over]) {
      canvas.style.height = `${height}px`;
      canvas.width = Math.round(this.width * scale);
      canvas.height = Math.round(height * scale);
    }
    this.height = height;
    this.scale = scale;
    this.colours = null;
    this.draw();
  }

  /** Draw with the next frame: the whole, or only what lies above it (the event pointed at, the period being chosen). */
  ask(whole = true) {
    this.whole ||= whole;
    this.asked ||= requestAnimationFrame(() => {
      this.asked = 0;
      if (this.whole) this.draw();
      else this.drawAbove();
    });
  }

  draw() {
    performance.mark("timeline-begin");
    this.whole = false;
    const height = this.layout();
    if (height > this.height) { this.resize(); return; }
    const pen = this.pen(this.canvas);
    this.drawTicks(pen);
    for (const lane of this.lanes) this.drawLane(pen, lane);
    this.drawAbove();
    performance.measure("timeline-draw", "timeline-begin");
  }

  pen(canvas) {
    const pen = canvas.getContext("2d");
    pen.setTransform(this.scale, 0, 0, this.scale, 0, 0);
    pen.clearRect(0, 0, this.width, this.height);
    pen.font = "12px system-ui, sans-serif";
    this.colours ??= this.palette();
    return pen;
  }

  drawAbove() {
    const pen = this.pen(this.over);
    this.drawBrush(pen);
    const lane = this.current && !this.counting && this.lanes.find((one) => one.drawn.some(([mark]) => mark === this.current));
    if (!lane) return;
    const [mark, x, row] = lane.drawn.find(([other]) => other === this.current);
    const left = Math.max(x, 0) - 2, right = Math.max(this.x(mark.last + 1), left + 16);
    pen.strokeStyle = this.colours.focus;
    pen.lineWidth = 2.5;
    pen.strokeRect(left, lane.top + HEAD + row * ROW - 0.5, right - left, ROW + 1);
  }

  palette() {
    const of = getComputedStyle(this.figure);
    const name = (key) => of.getPropertyValue(key).trim();
    return {
      ground: name("--ground"), ink: name("--ink"), soft: name("--soft"), line: name("--line"), focus: name("--focus"), said: name("--said"),
      happened: name("--right"), ongoing: name("--right"), coming: name("--planned"), open: name("--open"), urged: name("--open"), off: name("--denied"),
      alleged: name("--open"), disputed: name("--disputed"),
    };
  }

  drawTicks(pen) {
    pen.textBaseline = "alphabetic";
    for (const [day, name] of ticks(...this.view, this.width / 90)) {
      const x = Math.round(this.x(day)) + 0.5;
      pen.strokeStyle = this.colours.line;
      pen.beginPath();
      pen.moveTo(x, 0);
      pen.lineTo(x, this.height - FOOT + 2);
      pen.stroke();
      pen.fillStyle = this.colours.soft;
      pen.fillText(name, x + 3, this.height - 4);
    }
  }

  drawLane(pen, lane) {
    pen.strokeStyle = this.colours.line;
    pen.beginPath();
    pen.moveTo(0, lane.top + lane.height - 1.5);
    pen.lineTo(this.width, lane.top + lane.height - 1.5);
    pen.stroke();
    if (this.counting) this.drawColumns(pen, lane);
    else {
      for (const [mark, x, row] of lane.drawn) this.drawMark(pen, mark, x, lane.top + HEAD + row * ROW + ROW / 2);
      pen.fillStyle = this.colours.soft;
      for (const [bin, number] of lane.beyond) pen.fillRect(bin * 8, lane.top + lane.height - 3 - Math.min(6, number), 7, Math.min(6, number) + 1);
    }
    const words = `${lane.name} · ${lane.events.toLocaleString()}`;
    pen.fillStyle = this.colours.ground;
    pen.globalAlpha = 0.8;
    pen.fillRect(0, lane.top + 1, pen.measureText(words).width + 8, HEAD - 3);
    pen.globalAlpha = 1;
    pen.fillStyle = this.colours.ink;
    pen.fillText(words, 4, lane.top + 13);
  }

  drawColumns(pen, lane) {
    for (const column of lane.columns?.values() ?? []) {
      const x = this.x(column.first), width = Math.max(1, (this.x(column.last + 1) - x) * 0.86);
      let bottom = lane.top + lane.height - 3;
      for (const kind of KINDS) {
        const number = column.kinds[kind];
        if (!number) continue;
        const height = Math.max(1, (lane.height - HEAD - 4) * number / this.highest);
        bottom -= height;
        pen.fillStyle = pen.strokeStyle = this.colours[kind];
        if (FILLED.has(kind)) pen.fillRect(x, bottom, width, height);
        else {
          pen.setLineDash(DASHES[kind] ?? []);
          pen.strokeRect(x + 0.5, bottom + 0.5, Math.max(1, width - 1), Math.max(0.5, height - 1));
          pen.setLineDash([]);
        }
      }
    }
  }

  drawMark(pen, mark, x, y) {
    const colour = this.colours[mark.kind];
    const end = this.x(mark.last + 1);
    pen.strokeStyle = pen.fillStyle = colour;
    pen.lineWidth = 1.5;
    if (end - x > 13) this.drawSpan(pen, mark, Math.max(x, -10), Math.min(end, this.width + 10), y);
    const cx = Math.max(x, 0) + 6;
    shape(pen, mark.kind, cx, y, this.colours.ground);
    if (mark.before) arrow(pen, cx - 7, y, -1);
    if (mark.after) arrow(pen, Math.max(cx + 8, end), y, 1);
    if (mark.approximate) pen.fillText("~", cx + 7, y + 4);
    pen.lineWidth = 1;
  }

  /** Days that are not known exactly: a bar as long as they are uncertain, hatched where that is more than a week. */
  drawSpan(pen, mark, x, end, y) {
    pen.setLineDash(DASHES[mark.kind] ?? []);
    if (mark.last - mark.first >= EXACT) {
      pen.lineWidth = 1;
      pen.beginPath();
      for (let at = x + 3; at < end - 2; at += 5) {
        pen.moveTo(at, y + 3);
        pen.lineTo(at + 4, y - 3);
      }
      pen.stroke();
    } else {
      pen.globalAlpha = 0.3;
      pen.fillRect(x, y - 3, end - x, 6);
      pen.globalAlpha = 1;
    }
    pen.strokeRect(x + 0.5, y - 3, end - x - 1, 6);
    pen.setLineDash([]);
  }

  drawBrush(pen) {
    if (!this.brush) return;
    const [a, b] = [...this.brush].sort((one, other) => one - other).map((day) => this.x(day));
    pen.globalAlpha = 0.25;
    pen.fillStyle = this.colours.focus;
    pen.fillRect(a, 0, b - a, this.height - FOOT);
    pen.globalAlpha = 1;
    pen.strokeStyle = this.colours.focus;
    pen.strokeRect(a + 0.5, 0.5, Math.max(1, b - a - 1), this.height - FOOT - 1);
  }

  // --- looking closer ---

  zoom(factor, x = this.width / 2) {
    const at = this.day(x);
    const length = clamp((this.view[1] - this.view[0]) * factor, NEAREST, (this.all[1] - this.all[0]) * 1.1);
    const share = x / this.width;
    this.show(at - share * length, at + (1 - share) * length);
  }

  move(days) { this.show(this.view[0] + days, this.view[1] + days); }

  show(from, to) {
    const length = to - from, margin = (this.all[1] - this.all[0]) * 0.05 + 1;
    const begin = clamp(from, this.all[0] - margin, Math.max(this.all[0] - margin, this.all[1] + margin - length));
    this.view = [begin, begin + length];
    this.tip.hidden = true;
    if (this.counts) this.fetchCloser();
    this.ask();
  }

  /** Where only counts came, the events of a short stretch are fetched when one looks at it. */
  fetchCloser() {
    clearTimeout(this.waiting);
    const [from, to] = this.view;
    if (this.stretch && this.stretch[0] <= from && this.stretch[1] >= to) { this.closer = this.near; return; }
    this.closer = null;
    const events = this.counts.reduce((sum, mark) => sum + (mark.last >= from && mark.first <= to ? mark.number : 0), 0);
    if (events > 2500) return;
    this.waiting = setTimeout(async () => {
      const address = new URL(this.address, location.href);
      address.searchParams.set("since", iso(from - 30));
      address.searchParams.set("until", iso(to + 30));
      const response = await fetch(address, { headers: { accept: "application/json" } });
      const data = response.ok ? await response.json() : { by: "week" };
      if (data.by) return;
      this.near = this.laned(unpacked(data));
      this.stretch = [from - 30, to + 30];
      if (this.view[0] >= this.stretch[0] && this.view[1] <= this.stretch[1]) { this.closer = this.near; this.ask(); }
    }, 150);
  }

  // --- choosing a period ---

  take() {
    const [from, to] = [...this.brush].sort((a, b) => a - b);
    this.brush = null;
    const form = document.getElementById("filters");
    form.elements.since.value = iso(from);
    form.elements.until.value = iso(Math.max(from, to - 0.01));
    form.requestSubmit();
  }

  spoken(mark) {
    const days = mark.first === mark.last ? iso(mark.first) : `${mark.before ? "…" : iso(mark.first)} – ${mark.after ? "…" : iso(mark.last)}`;
    if (mark.number) return `${days}: ${mark.number}`;
    return `${mark.approximate ? "~" : ""}${days} · ${mark.status} · ${mark.type}${mark.mode ? ` ${mark.mode}` : ""} · ${mark.names.join(", ")} · ${mark.independent}/${mark.reports}`;
  }

  found(x, y) {
    const lane = this.lanes.find((one) => y >= one.top && y < one.top + one.height);
    if (!lane) return null;
    if (this.counting) {
      const column = [...lane.columns?.values() ?? []].find((one) => x >= this.x(one.first) && x <= this.x(one.last + 1));
      return column ? { mark: column, x: this.x(column.first), y: lane.top + HEAD } : null;
    }
    const row = Math.floor((y - lane.top - HEAD) / ROW);
    const hit = lane.drawn.findLast(([mark, x0, at]) => at === row && x >= x0 - 3 && x <= Math.max(this.x(mark.last + 1), x0 + 14));
    return hit ? { mark: hit[0], x: hit[1], y: lane.top + HEAD + (hit[2] + 1) * ROW } : null;
  }

  point(hit) {
    const mark = hit?.mark ?? null;
    this.tip.hidden = !mark;
    this.canvas.classList.toggle("over", Boolean(mark?.key));
    if (mark) {
      this.tip.textContent = this.spoken(mark);
      this.tip.style.left = `${clamp(hit.x, 0, Math.max(0, this.width - this.tip.offsetWidth - 4))}px`;
      this.tip.style.top = `${hit.y + 8}px`;
    }
    if (mark !== this.current && !this.counting) { this.current = mark; this.ask(false); }
  }

  step(by) {
    const all = this.shown;
    if (this.counting || !all.length) return;
    let at = all.indexOf(this.current);
    if (at < 0) at = by > 0 ? all.findIndex((mark) => mark.first >= this.view[0]) - 1 : all.findLastIndex((mark) => mark.first <= this.view[1]) + 1;
    const mark = all[clamp(at + by, 0, all.length - 1)];
    const half = (this.view[1] - this.view[0]) / 2;
    if (mark.first < this.view[0] || mark.first > this.view[1]) { this.show(mark.first - half, mark.first + half); this.draw(); }
    const lane = this.lanes.find((one) => one.drawn.some(([other]) => other === mark));
    const drawn = lane?.drawn.find(([other]) => other === mark);
    this.current = mark;
    if (drawn) this.point({ mark, x: drawn[1], y: lane.top + HEAD + (drawn[2] + 1) * ROW });
    said(this.spoken(mark));
    this.ask(false);
  }

  open(mark) { if (mark?.key) location.assign(`/event/${encodeURIComponent(mark.key)}`); }

  // --- hands ---

  listen() {
    const { canvas } = this;
    const place = (event) => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
    canvas.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && document.activeElement !== canvas) return;
      event.preventDefault();
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) this.move(event.deltaX / this.width * (this.view[1] - this.view[0]));
      else this.zoom(Math.exp(clamp(event.deltaY, -120, 120) / 300), place(event)[0]);
    }, { passive: false });
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.pointers.set(event.pointerId, place(event));
      this.start = { x: place(event)[0], view: [...this.view], spread: this.spread(), day: this.day(place(event)[0]) };
      if (this.pointers.size > 1) this.brush = null;
    });
    canvas.addEventListener("pointermove", (event) => this.dragged(event, place(event)));
    canvas.addEventListener("pointerup", (event) => this.dropped(event, place(event)));
    canvas.addEventListener("pointercancel", (event) => { this.pointers.delete(event.pointerId); this.brush = null; this.ask(); });
    canvas.addEventListener("pointerleave", () => { if (!this.pointers.size) this.point(null); });
    canvas.addEventListener("keydown", (event) => { if (this.key(event)) { event.preventDefault(); event.stopPropagation(); } });
    this.figure.querySelector(".tools").addEventListener("click", (event) => this.press(event.target.closest("button")));
    new ResizeObserver(() => { if (this.canvas.isConnected && Math.round(this.width * this.scale) !== this.canvas.width) this.resize(); }).observe(this.place);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { this.colours = null; this.ask(); });
  }

  spread() {
    const [one, other] = [...this.pointers.values()];
    return other ? Math.abs(one[0] - other[0]) : 0;
  }

  dragged(event, [x, y]) {
    if (!this.pointers.has(event.pointerId)) { this.point(this.found(x, y)); return; }
    this.pointers.set(event.pointerId, [x, y]);
    const { start } = this;
    if (this.pointers.size > 1) {
      const spread = this.spread();
      if (start.spread && spread) {
        const [one, other] = [...this.pointers.values()];
        this.zoom(start.spread / spread, (one[0] + other[0]) / 2);
        start.spread = spread;
      }
    } else if (this.moving) {
      const length = start.view[1] - start.view[0], by = (start.x - x) / this.width * length;
      this.show(start.view[0] + by, start.view[1] + by);
    } else if (Math.abs(x - start.x) > 4) {
      this.brush = [start.day, this.day(clamp(x, 0, this.width))];
      this.tip.hidden = true;
      this.ask(false);
    }
  }

  dropped(event, [x, y]) {
    const several = this.pointers.size > 1;
    this.pointers.delete(event.pointerId);
    if (several) { this.start.spread = 0; return; }
    if (this.brush) { this.take(); return; }
    if (Math.abs(x - this.start.x) > 4) return;
    const hit = this.found(x, y), before = this.current;
    this.point(hit);
    // A finger looks first and opens with the second tap; a mouse has seen it already.
    if (hit?.mark.key && (event.pointerType === "mouse" || before === hit.mark)) this.open(hit.mark);
    else if (hit) said(this.spoken(hit.mark));
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const length = this.view[1] - this.view[0];
    switch (event.key) {
      case "+": case "=": this.zoom(0.6); return true;
      case "-": this.zoom(1 / 0.6); return true;
      case "0": this.show(...this.all); return true;
      case "PageUp": this.move(-length / 2); return true;
      case "PageDown": this.move(length / 2); return true;
      case "ArrowLeft": case "ArrowRight": {
        const by = event.key === "ArrowRight" ? 1 : -1;
        if (event.shiftKey) this.widen(by * Math.max(1, length / 60));
        else this.step(by);
        return true;
      }
      case "Enter":
        if (this.brush) this.take();
        else this.open(this.current);
        return true;
      case "Escape":
        if (!this.brush && !this.current) return false;
        this.brush = null;
        this.point(null);
        this.ask();
        return true;
      default: return false;
    }
  }

  widen(days) {
    const from = this.current?.first ?? this.view[0] + (this.view[1] - this.view[0]) / 4;
    this.brush = this.brush ? [this.brush[0], clamp(this.brush[1] + days, ...this.view)] : [from, from + days];
    said([...this.brush].sort((a, b) => a - b).map(iso).join(" – "));
    this.ask(false);
  }

  press(button) {
    const length = this.view[1] - this.view[0];
    switch (button?.dataset.do) {
      case "in": this.zoom(0.6); break;
      case "out": this.zoom(1 / 0.6); break;
      case "back": this.move(-length / 3); break;
      case "on": this.move(length / 3); break;
      case "all": this.show(...this.all); break;
      case "move":
        this.moving = !this.moving;
        button.setAttribute("aria-pressed", this.moving);
        this.canvas.classList.toggle("moving", this.moving);
        break;
    }
  }
}

function shape(pen, kind, x, y, ground) {
  pen.beginPath();
  switch (kind) {
    case "ongoing": pen.moveTo(x - 4, y - 5); pen.lineTo(x + 5, y); pen.lineTo(x - 4, y + 5); pen.closePath(); break;
    case "coming": pen.rect(x - 4.5, y - 4.5, 9, 9); break;
    case "open": pen.moveTo(x, y - 5.5); pen.lineTo(x + 5.5, y); pen.lineTo(x, y + 5.5); pen.lineTo(x - 5.5, y); pen.closePath(); break;
    case "urged": pen.moveTo(x, y - 5); pen.lineTo(x + 5, y + 4); pen.lineTo(x - 5, y + 4); pen.closePath(); break;
    case "off": pen.moveTo(x - 4, y - 4); pen.lineTo(x + 4, y + 4); pen.moveTo(x + 4, y - 4); pen.lineTo(x - 4, y + 4); break;
    default: pen.arc(x, y, 4.5, 0, 7);
  }
  if (FILLED.has(kind)) { pen.fill(); return; }
  const colour = pen.fillStyle;
  if (kind !== "off") { pen.fillStyle = ground; pen.fill(); pen.fillStyle = colour; }
  pen.setLineDash(kind === "coming" ? [3, 1.5] : kind === "open" ? [1.5, 1.5] : []);
  pen.stroke();
  pen.setLineDash([]);
  if (kind === "alleged") { pen.beginPath(); pen.arc(x, y, 1.5, 0, 7); pen.fill(); }
  if (kind === "disputed") { pen.beginPath(); pen.arc(x, y, 4.5, Math.PI / 2, Math.PI * 1.5); pen.fill(); }
}

function arrow(pen, x, y, way) {
  pen.beginPath();
  pen.moveTo(x, y - 3);
  pen.lineTo(x + 4 * way, y);
  pen.lineTo(x, y + 3);
  pen.stroke();
}

/** First and last day of the day, week (from Monday) or month that a day lies in. */
function span(unit, day) {
  if (unit === "day") return [day, day];
  if (unit === "week") { const monday = day - (day + 3) % 7; return [monday, monday + 6]; }
  const date = new Date(day * DAY);
  const of = (month) => Date.UTC(date.getUTCFullYear(), month, 1) / DAY;
  return [of(date.getUTCMonth()), of(date.getUTCMonth() + 1) - 1];
}

/** Beginnings of days, months or years in view, at most `most` of them. */
function ticks(from, to, most) {
  const steps = [["day", 1], ["day", 2], ["day", 7], ["month", 1], ["month", 3], ["month", 6], ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 50]];
  const long = { day: 1, month: 30.4, year: 365.25 };
  const [unit, step] = steps.find(([name, number]) => (to - from) / (long[name] * number) <= most) ?? steps.at(-1);
  const found = [];
  if (unit === "day") {
    for (let day = Math.ceil(from / step) * step; day <= to; day += step) found.push([day, iso(day)]);
    return found;
  }
  const start = new Date(from * DAY);
  let year = start.getUTCFullYear(), month = unit === "year" ? 0 : Math.floor(start.getUTCMonth() / step) * step;
  if (unit === "year") year = Math.floor(year / step) * step;
  for (;;) {
    const day = Date.UTC(year, month, 1) / DAY;
    if (day > to) return found;
    if (day >= from) found.push([day, unit === "year" ? String(year) : `${year}-${String(month + 1).padStart(2, "0")}`]);
    if (unit === "year") year += step;
    else { month += step; if (month > 11) { year += 1; month -= 12; } }
  }
}

const mount = () => {
  for (const figure of document.querySelectorAll("[data-timeline]:not([data-mounted])")) {
    figure.dataset.mounted = "true";
    figure.timeline = new Timeline(figure);
  }
};
mount();
document.body.addEventListener("htmx:afterSettle", mount);
