
// The page for an address at which nothing stands: it may be shown at any depth, in any folder of a host, or opened from a folder on a disk,
// so it looks for the folder of the site before its styles, scripts and links can be right; then it tells what was probably meant.
(() => {
  "use strict";

  const given = document.querySelector("link[rel=stylesheet]").getAttribute("href").replace(/assets\/site\.css$/, "");
  const from_disk = location.protocol === "file:";
  const folders = () => {
    const parts = location.pathname.split("/").slice(1, -1);
    return [given, ...parts.map((_, at) => `/${parts.slice(0, parts.length - at).join("/")}/`), "/"];
  };
  const holds_site = async (folder) => {
    try {
      return (await fetch(`${folder}assets/favicon.svg`, { method: "HEAD" })).ok;
    } catch {
      return false;
    }
  };
  const find = async () => {
    if (from_disk) return new URL("./", location.href).pathname;
    for (const folder of folders()) if (await holds_site(folder)) return folder;
    return given;
  };

  // A script whose address changes does not run again: it is set anew.
  const lead = (root) => {
    for (const name of ["href", "src"]) {
      for (const element of document.querySelectorAll(`[${name}^="${given}"]`)) {
        let address = root + element.getAttribute(name).slice(given.length).replace(/^\.$/, "");
        if (from_disk && element.localName === "a" && /(^|\/)$/.test(address)) address += "index.html";
        if (element.localName !== "script") {
          element.setAttribute(name, address);
          continue;
        }
        const script = document.createElement("script");
        Object.assign(script, { src: address, async: false });
        element.replaceWith(script);
      }
    }
  };

  const split = (text) => text.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word.length > 2 && !["html", "index", "drugs"].includes(word));
  const pairs = (word) => new Set([...word].slice(1).map((letter, at) => word[at] + letter));
  const is_alike = (one, other) => {
    const [a, b] = [pairs(one), pairs(other)];
    return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size) > 0.6;
  };
  const tell = async (root) => {
    const wanted = split(decodeURIComponent(location.pathname.slice(root.length)));
    const list = document.getElementById("meant");
    if (from_disk || !wanted.length) return;
    const add = (address, title) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      Object.assign(link, { href: address, textContent: title });
      item.append(link);
      list.append(item);
    };
    const told = await fetch(`${root}llms.txt`).then((answer) => (answer.ok ? answer.text() : ""), () => "");
    const known = [...told.matchAll(/^- \[(.+?)\]\(([^):]+?)index\.md\)/gm)].map(([, title, address]) => {
      const words = split(`${address} ${title}`);
      return { title, address, score: wanted.filter((word) => words.some((other) => is_alike(word, other))).length };
    });
    known.filter((one) => one.score).sort((a, b) => b.score - a.score || a.address.length - b.address.length).slice(0, 3)
      .forEach((one) => add(root + one.address, one.title));
    add(`${root}search/?q=${encodeURIComponent(wanted.join(" "))}`, `Search for “${wanted.join(" ")}”`);
    list.parentElement.hidden = false;
  };

  find().then((root) => {
    if (root !== given) lead(root);
    return tell(root);
  });
})();
