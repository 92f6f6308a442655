// How to cite: the day of the visit goes into each form, and each form has a button that copies it. Without this file a reader adds the day.
(() => {
  "use strict";

  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const spoken = now.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }).replace(" ", "\u00a0");

  const ACCESSED = {
    BibTeX: (text) => text.replace(/\n\}$/, `,\n  urldate = {${day}}\n}`),
    RIS: (text) => text.replace(/\nER {2}- $/, `\nY2  - ${day.replaceAll("-", "/")}\nER  - `),
    "CSL-JSON": (text) =>
      JSON.stringify(JSON.parse(text).map((item) => ({ ...item, accessed: { "date-parts": [day.split("-").map(Number)] } })), null, 1),
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
    sentence.textContent = sentence.textContent.replace(/( https?:\S+)?$/, (address) => ` Accessed ${spoken}.${address}`);
    sentence.after(button(sentence, "the sentence"));
    block.addEventListener("toggle", ({ target: part }) => {
      if (!part.open || part.querySelector("button")) return;
      const [name, form] = [part.querySelector("summary").textContent, part.querySelector("code")];
      if (ACCESSED[name]) form.textContent = ACCESSED[name](form.textContent);
      form.parentElement.after(button(form, name));
    }, true);
  });
})();
