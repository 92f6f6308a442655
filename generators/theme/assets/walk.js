// A diagram step by step: two buttons or the arrow keys go from arrow to arrow. The step is marked, and its
// sentence is read out. Without this file the picture is whole, and its sentences stand at the figures of the drug.
(() => {
  "use strict";

  const make = (tag, words, given = {}) => Object.assign(document.createElement(tag), { textContent: words }, given);

  // The box that an end of an arrow touches is the nearest one.
  const nearest = (boxes, { x, y }) => {
    const away = ({ x: left, y: top, width, height }) => Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height));
    return [...boxes].sort((one, other) => away(one) - away(other))[0];
  };

  // The arrows that look alike are one path, whose parts have numbers.
  const lineOf = (drawing, step) => [...drawing.querySelectorAll("path[data-steps]")].flatMap((path) => {
    const numbers = path.dataset.steps.split(" ");
    return path.getAttribute("d").split(/(?=M)/).filter((_, at) => numbers[at] === String(step));
  }).join("");

  // So are the boxes that look alike; each is made again where it stands.
  const boxesOf = (drawing) => [...drawing.querySelectorAll("path[data-node]")].flatMap((path) => path.getAttribute("d").split(/(?=M)/).map((part) => {
    const piece = path.cloneNode();
    piece.setAttribute("d", part);
    drawing.append(piece);
    const { x, y, width, height } = piece.getBBox();
    piece.remove();
    const box = document.createElementNS(drawing.namespaceURI, "rect");
    Object.entries({ x, y, width, height, rx: 6 }).forEach(([name, value]) => box.setAttribute(name, value));
    return { box, x, y, width, height };
  }));

  // What marks a step lies over the picture: its line again, and the two boxes that it joins.
  const mark = (drawing, step) => {
    const line = document.createElementNS(drawing.namespaceURI, "path");
    line.setAttribute("d", lineOf(drawing, step));
    if (!line.getAttribute("d")) return [];
    drawing.append(line);
    const boxes = boxesOf(drawing);
    const ends = [0, line.getTotalLength()].map((at) => nearest(boxes, line.getPointAtLength(at))).filter(Boolean);
    const marks = [line, ...ends.map(({ box }) => box)];
    marks.forEach((one) => one.setAttribute("class", "on"));
    drawing.append(...marks);
    return marks;
  };

  const setUp = (figure) => {
    const items = (figure.dataset.words || "").split("\n");
    if (items.length < 2) return;
    let step = -1;
    const bar = make("div", "", { className: "walk" });
    const [back, next, whole] = ["Back", "Step through", "Whole picture"].map((words) => make("button", words, { type: "button" }));
    const told = make("output", "");

    const show = (to) => {
      step = Math.min(to, items.length - 1);
      const walks = step >= 0;
      figure.querySelectorAll("svg.ag-picture").forEach((drawing) => {
        drawing.querySelectorAll(".on").forEach((one) => one.remove());
        const [line] = walks && drawing.getClientRects().length ? mark(drawing, step) : [];
        if (!line) return;
        const { top, bottom } = line.getBoundingClientRect();
        if (top < 90 || bottom > innerHeight - bar.offsetHeight - 20) scrollBy({ top: top - innerHeight / 3 });
      });
      back.hidden = whole.hidden = !walks;
      back.disabled = step <= 0;
      next.disabled = step === items.length - 1;
      next.textContent = walks ? "Next" : "Step through";
      told.textContent = walks ? `Step ${step + 1} of ${items.length}. ${items[step]}` : "";
      if (walks && (document.activeElement.disabled || !bar.contains(document.activeElement))) (next.disabled ? back : next).focus(); // its button was put out
    };

    const keys = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    bar.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && step >= 0) (show(-1), next.focus());
      else if (keys[event.key]) show(Math.max(step + keys[event.key], 0));
      else return;
      event.preventDefault();
    });
    next.addEventListener("click", () => show(step + 1));
    back.addEventListener("click", () => show(step - 1));
    whole.addEventListener("click", () => (show(-1), next.focus()));
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "The steps of this diagram, also by the arrow keys");
    bar.append(back, next, whole, told);
    figure.querySelector("figcaption").after(bar);
    show(-1);
  };

  document.querySelectorAll("figure.diagram").forEach(setUp);
})();
