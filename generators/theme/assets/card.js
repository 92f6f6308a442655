// The card at a value: its record, on hover, on focus, by tap, closed by Escape. It is filled from the file beside the record that the
// value leads to, which is loaded when a reader first asks for a value of it. Without this file a value is a link to its record.
(() => {
  "use strict";

  const template = document.querySelector("#ag-card");
  if (!template) return;
  const HOSTS = "a[data-value], .record-list .permalink";
  const files = new Map(); // the address of a file of records, and when it is loaded
  let card = null;
  let host = null; // the value that the card belongs to
  let timer = 0;
  let touched = false;

  const href = (link) => link.getAttribute("href") || "";
  const page = (link) => new URL(href(link).split("#")[0], location);
  const ident = (link) => href(link).split("#obs-")[1] || "";

  // --- the data ----------------------------------------------------------------------------------------------------

  const load = (link) => {
    const folder = new URL(".", page(link)).href;
    if (!files.has(folder)) {
      files.set(folder, new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = `${folder}cards.js`;
        script.onload = script.onerror = resolve;
        document.head.append(script);
      }));
    }
    return files.get(folder).then(() => (window.agCards || {})[ident(link)]);
  };

  // --- what the card says --------------------------------------------------------------------------------------------

  const make = (tag, text = "", attributes = {}) => {
    const made = Object.assign(document.createElement(tag), attributes);
    made.textContent = text;
    return made;
  };
  const linked = (parts, folder) => parts.map(([text, to]) => {
    if (!to) return document.createTextNode(text);
    const target = new URL(to, folder);
    if (target.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html";
    return make("a", text, { href: target.href });
  });
  const plain = (parts) => parts.map(([text]) => text).join("");
  const part = (name) => card.querySelector(name);

  const dispute = (one, folder) => {
    const box = make("div");
    const head = make("p");
    head.append(make("b", `Sources disagree, ${one.state}: `), ...linked([[one.title, one.href]], folder));
    const rows = make("dl");
    one.others.forEach(([source, value]) => {
      const cell = make("dd");
      cell.append(...linked([value], folder));
      rows.append(make("dt", source[0]), cell);
    });
    box.append(head, rows);
    return box;
  };

  const fill = (data, folder, address) => {
    card = template.content.firstElementChild.cloneNode(true);
    card.setAttribute("aria-label", `Record: ${data.what}`);
    part(".what").textContent = `${data.what} · ${plain(data.fields[0][1])}`;
    part(".number").append(make("b", data.value), make("small", data.statistic || ""));
    const fields = [...data.fields.slice(1), ...(data.uses ? [["Used in", data.uses]] : [])]; // the first is the drug
    fields.forEach(([label, parts]) => {
      const cell = make("dd");
      cell.append(...linked(parts, folder));
      part(".fields").append(make("dt", label), cell);
    });
    (data.disputes || []).forEach((one) => part(".disputes").append(dispute(one, folder)));
    if (data.grade) part(".judged").append(make("span", data.grade[1]), ` ${data.grade[0]}: ${data.grade[2]}`);
    part(".permalink").href = address;
    card.querySelectorAll("[data-copy]").forEach((button) => {
      button.addEventListener("click", () => copy(words[button.dataset.copy](data, address), button));
    });
  };

  const words = {
    address: (data, address) => address,
    text: (data, address) => [
      `${data.what}: ${data.value}${data.statistic ? ` (${data.statistic})` : ""}`,
      ...data.fields.map(([label, parts]) => `${label}: ${plain(parts)}`),
      ...(data.disputes || []).map((one) => `Sources disagree, ${one.state}: ${one.title}`),
      address,
    ].join("\n"),
    citation: (data, address) => {
      const field = (label) => plain((data.fields.find(([name]) => name === label) || ["", []])[1]);
      const today = new Date().toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric" });
      const site = document.querySelector("meta[property='og:site_name']").content;
      return `${field("Drug")}, ${data.what}: ${data.value}. ${field("Source") || "Computed"}. In: ${site}. Accessed ${today}. ${address}`;
    },
  };

  const copy = (text, button) => {
    const told = () => { part("[role=status]").textContent = `${button.textContent.replace("Copy ", "")} copied`; };
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text).then(told);
    const area = make("textarea", text);
    card.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    return told();
  };

  // --- when and where it stands ----------------------------------------------------------------------------------------

  const hide = () => {
    clearTimeout(timer);
    if (card) card.remove();
    if (host) host.removeAttribute("aria-details");
    card = host = null;
  };

  const place = () => {
    if (touched || innerWidth < 600) return; // a sheet at the foot
    const box = host.getClientRects()[0] || host.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = card;
    const below = box.bottom + height + 14 < innerHeight || box.top < innerHeight - box.bottom;
    card.style.left = `${Math.max(8, Math.min(box.left - 12, document.documentElement.clientWidth - width - 8))}px`;
    card.style.top = `${below ? box.bottom + 6 : Math.max(8, box.top - height - 6)}px`;
    card.style.maxHeight = `${below ? innerHeight - box.bottom - 14 : box.top - 14}px`;
  };

  const show = async (link) => {
    clearTimeout(timer);
    if (host === link) return;
    hide();
    host = link;
    const data = await load(link);
    if (host !== link || !data) return;
    const address = new URL(`#obs-${ident(link)}`, page(link)).href;
    fill(data, new URL(".", page(link)), address);
    card.id = "ag-record";
    (link.closest("svg")?.parentElement || link).after(card); // so that Tab leads from the value into its card
    if (card.showPopover) {
      card.popover = "manual"; // above all else, and clipped by nothing
      card.showPopover();
    }
    link.setAttribute("aria-details", card.id);
    place();
  };

  const later = (action, wait) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };
  const hostOf = (event) => (event.target.closest ? event.target.closest(HOSTS) : null);
  const isInside = (element) => Boolean(card && element && card.contains(element));

  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (host && !isInside(event.target) && hostOf(event) !== host) hide();
  });
  document.addEventListener("mouseover", (event) => {
    if (touched) return;
    const over = isInside(event.target) ? null : hostOf(event);
    if (over) later(() => show(over), card ? 80 : 200);
    else if (isInside(event.target)) clearTimeout(timer);
    else if (host && document.activeElement !== host && !isInside(document.activeElement)) later(hide, 250);
    else if (!host) clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    if (isInside(event.target)) return;
    const focused = hostOf(event);
    if (focused && focused.matches(":focus-visible")) show(focused);
    else hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !host) return;
    const back = isInside(document.activeElement) ? host : null;
    hide();
    if (back) back.focus({ preventScroll: true });
    clearTimeout(timer);
    if (back) hide(); // the focus that came back opens nothing
  });
  document.addEventListener("click", (event) => {
    const clicked = isInside(event.target) ? null : hostOf(event);
    if (clicked && touched && !(card && host === clicked)) {
      event.preventDefault();
      show(clicked);
    } else if (clicked || (isInside(event.target) && event.target.closest("a"))) hide();
  });
  addEventListener("resize", hide);
  addEventListener("scroll", () => card && !touched && document.activeElement !== host && !card.matches(":hover") && hide(), { passive: true });
})();
