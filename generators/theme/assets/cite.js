// How to cite: the day of the visit goes into each form, and each form has a button that copies it. Without this file a reader adds the day.
// On a site that was built without its address, so does the address at which the page is read, if others can read it there.
(() => {
  "use strict";

  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const spoken = now.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }).replace(" ", "\u00a0");

  const isPublic = /^https?:$/.test(location.protocol) && !/^(localhost|127\..*|\[::1\])$/.test(location.hostname);
  const here = isPublic ? location.origin + location.pathname : "";

  const ACCESSED = {
    BibTeX: (text) => {
      const address = here && !/^\s*url = /m.test(text) ? `,\n  url = {${here}}` : "";
      return text.replace(/\n\}$/, `${address},\n  urldate = {${day}}\n}`);
    },
    RIS: (text) => {
      const address = here && !/^UR {2}- /m.test(text) ? `\nUR  - ${here}` : "";
      return text.replace(/\nER {2}- $/, `${address}\nY2  - ${day.replaceAll("-", "/")}\nER  - `);
    },
    "CSL-JSON": (text) => {
      const dated = { accessed: { "date-parts": [day.split("-").map(Number)] } };
      return JSON.stringify(JSON.parse(text).map((item) => ({ ...(here && { URL: here }), ...item, ...dated })), null, 1);
    },
  };

  const copy = (text) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    return Promise.resolve();
  };

  const button = (form, name) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: "Copy" });
    made.setAttribute("aria-label", `Copy ${name}`);
    made.addEventListener("click", () => copy(form.textContent.replaceAll("\u00a0", " ")).then(() => (made.textContent = "Copied")));
    return made;
  };

  document.querySelectorAll(".how-to-cite").forEach((block) => {
    const sentence = block.querySelector(".formatted");
    sentence.textContent = sentence.textContent.replace(/( https?:\S+)?$/, (address) => ` Accessed ${spoken}.${address || (here && ` ${here}`)}`);
    sentence.after(button(sentence, "the sentence"));
    block.addEventListener("toggle", ({ target: part }) => {
      if (!part.open || part.querySelector("button")) return;
      const [name, form] = [part.querySelector("summary").textContent, part.querySelector("code")];
      if (ACCESSED[name]) form.textContent = ACCESSED[name](form.textContent);
      form.parentElement.after(button(form, name));
    }, true);
  });
})();
