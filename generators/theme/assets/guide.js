// What the pages do beyond reading: previews of references and terms; folded parts that open when a link
// leads into them; all of them open on paper. Without this file nothing is lost.
(() => {
  "use strict";

  const HOSTS = "a.citation, abbr.term";
  const preview = Object.assign(document.createElement("div"), { id: "ag-preview", className: "ag-preview md-typeset", hidden: true });
  preview.setAttribute("role", "tooltip");
  let host = null; // what the preview belongs to
  let timer = 0;
  let touched = false;

  const make = (tag, className, ...children) => {
    const made = Object.assign(document.createElement(tag), { className });
    made.append(...children.filter((child) => child));
    return made;
  };
  const target = (link) => {
    const hash = link.hash && link.pathname === location.pathname ? decodeURIComponent(link.hash.slice(1)) : "";
    return hash ? byId(hash) : null;
  };

  // --- what is folded is built when it is opened, or when something looks for it ----------------------------------

  const build = (within) => within.querySelectorAll("details > noscript").forEach((folded) => {
    const made = new DOMParser().parseFromString(folded.textContent, "text/html").body;
    prepare(made);
    folded.replaceWith(...made.childNodes);
  });
  const byId = (ident) => {
    if (!document.getElementById(ident)) build(document);
    return document.getElementById(ident);
  };
  const prepare = (within) => within.querySelectorAll("abbr.term").forEach((term) => {
    term.dataset.definition = term.title;
    term.removeAttribute("title");
    term.tabIndex = 0;
  });
  document.addEventListener("toggle", (event) => event.target.open && build(event.target), true);

  // --- what a preview says ---------------------------------------------------------------------------------------

  // The contents of a cell without ids, marks and marker numbers, which make sense only in their place.
  const copy = (element, ...without) => {
    const copied = element.cloneNode(true);
    copied.querySelectorAll(["script", ...without].join()).forEach((part) => part.remove());
    copied.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    copied.querySelectorAll("a, [tabindex]").forEach((part) => part.setAttribute("tabindex", "-1"));
    return [...copied.childNodes];
  };

  const source = (link) => {
    const item = target(link);
    const after = item && item.querySelector(".tier");
    if (!after) return null;
    const place = (link.getAttribute("aria-label") || "").split(", ").slice(1).join(", "); // of `Reference 5, p 51`
    const quiet = make("p", "quiet", ...copy(after));
    return [make("p", "", `${link.textContent}. `, ...copy(item, ".tier", ".uses", ".backlinks", ".cited-on", "details")), place && make("p", "", `In it: ${place}`), quiet];
  };

  const definition = (term) => {
    const [name, ...meaning] = term.dataset.definition.split(": ");
    return [make("p", "", make("b", "", `${name}: `), meaning.join(": "))];
  };

  const contents = (element) =>
    element.matches("abbr") ? definition(element) : source(element);

  // --- when and where it stands ----------------------------------------------------------------------------------

  const hide = () => {
    clearTimeout(timer);
    if (host) host.removeAttribute("aria-describedby");
    host = null;
    preview.hidden = true;
  };

  const place = () => {
    const box = host.getClientRects()[0] || host.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = preview;
    const left = Math.max(8, Math.min(box.left - 12, document.documentElement.clientWidth - width - 8));
    const above = box.bottom + height + 14 > innerHeight && box.top - height - 6 > 56;
    preview.style.left = `${left + scrollX}px`;
    preview.style.top = `${(above ? box.top - height - 6 : box.bottom + 6) + scrollY}px`;
  };

  const show = (element) => {
    clearTimeout(timer);
    if (host === element) return true;
    hide();
    const parts = contents(element);
    if (!parts) return false;
    preview.replaceChildren(...parts.filter((part) => part));
    if (touched && element.matches("a")) {
      preview.append(make("p", "", Object.assign(make("a", "", "To the reference"), { href: element.hash, onclick: hide })));
    }
    host = element;
    host.setAttribute("aria-describedby", preview.id);
    preview.style.left = preview.style.top = "0";
    preview.hidden = false;
    place();
    return true;
  };

  const later = (action, wait) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };
  const hostOf = (event) => (event.target.closest ? event.target.closest(HOSTS) : null);

  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (host && !preview.contains(event.target) && hostOf(event) !== host) hide();
  });
  document.addEventListener("mouseover", (event) => {
    const over = hostOf(event);
    if (touched) return;
    if (over) later(() => show(over), host ? 60 : 150);
    else if (preview.contains(event.target)) clearTimeout(timer);
    else if (host && document.activeElement !== host) later(hide, 250);
    else if (!host) clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const focused = hostOf(event);
    if (focused && focused.matches(":focus-visible")) show(focused);
    else if (!preview.contains(event.target)) hide();
  });
  document.addEventListener("focusout", (event) => event.target === host && later(hide, 150));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if (event.key === "F3" || ((event.ctrlKey || event.metaKey) && event.key === "f")) build(document); // to be found in
  });
  document.addEventListener("click", (event) => {
    const clicked = hostOf(event);
    if (clicked && touched && host !== clicked && show(clicked)) event.preventDefault();
    else if (clicked && clicked.matches("a")) hide();
    const summary = event.target.closest && event.target.closest("summary");
    if (summary) build(summary.parentElement);
    const link = event.target.closest && event.target.closest("a[href]");
    if (link && !event.defaultPrevented) unfold(target(link));
    // Without a server, a link to a folder means the page in it.
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  });
  addEventListener("resize", hide);

  // --- folded parts ----------------------------------------------------------------------------------------------

  const unfold = (element) => {
    const own = element && element.querySelector(":scope > details"); // of a disagreement or a gap that an address names
    if (own) own.open = true;
    for (let part = element; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
  };
  const arrive = () => {
    const place = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
    const folded = place && place.closest("details:not([open])");
    unfold(place);
    if (folded) place.scrollIntoView();
  };
  addEventListener("hashchange", arrive);

  const opened = [];
  addEventListener("beforeprint", () => {
    build(document);
    opened.push(...document.querySelectorAll(".md-content details:not([open])"));
    opened.forEach((part) => (part.open = true));
  });
  addEventListener("afterprint", () => opened.splice(0).forEach((part) => (part.open = false)));

  // --- the page as it is loaded ----------------------------------------------------------------------------------

  // The link to a section comes to the heading that the mouse or the keyboard is at.
  const anchor = Object.assign(make("a", "headerlink", "#"), { title: "Link to this section" });
  const reach = (event) => {
    const heading = event.target.closest && event.target.closest(".text :is(h2, h3)[id]");
    if (!heading || anchor.parentElement === heading) return;
    anchor.href = `#${heading.id}`;
    heading.append(anchor);
  };
  document.addEventListener("mouseover", reach);
  document.addEventListener("touchstart", reach, { passive: true });

  // The drawings for narrow screens are a file beside the page, which a wide screen never asks for.
  const drawNarrow = () => {
    const drawings = [...document.querySelectorAll("figure > .scroll.wide:not(:has(+ .narrow))")];
    if (!drawings.some((wide) => wide.scrollWidth > wide.clientWidth + 1)) return;
    removeEventListener("resize", drawNarrow);
    const script = Object.assign(document.createElement("script"), { src: new URL("narrow.js", location) });
    script.addEventListener("load", () => drawings.forEach((wide) => {
      const drawn = new DOMParser().parseFromString((window.agNarrow || {})[wide.parentElement.id] || "", "image/svg+xml").documentElement;
      if (drawn.localName === "svg") wide.after(make("div", "narrow", document.adoptNode(drawn)));
    }));
    document.head.append(script);
  };

  // What walks through diagrams is asked for when one comes near.
  const walk = () => {
    const link = document.querySelector('link[href$="/walk.js"]');
    const near = new IntersectionObserver((all) => {
      if (!all.some((one) => one.isIntersecting)) return;
      near.disconnect();
      document.head.append(Object.assign(document.createElement("script"), { src: link.href }));
    }, { rootMargin: "600px" });
    if (link) document.querySelectorAll("figure.diagram").forEach((one) => near.observe(one));
  };

  const start = () => {
    walk();
    document.body.append(preview);
    drawNarrow();
    addEventListener("resize", drawNarrow);
    prepare(document);
    arrive();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
