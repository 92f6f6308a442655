// Loads a page of the preview anew after a build, and shows at its foot what the build found wrong.
(() => {
  let seen = 0;
  const heads = {
    published: "This is the last page that was right. The build since then",
    judged: "These pages are not in site/, which is as it was. The build",
  };
  const notes = { published: "", judged: "", unjudged: "Not checked yet." };
  const shown = document.createElement("pre");
  shown.setAttribute("role", "alert");
  // At the foot of the window: it moves nothing of the page, and covers neither its header nor its beginning.
  shown.setAttribute(
    "style",
    "position:fixed;inset:auto 0 0;z-index:99;box-sizing:border-box;max-height:40vh;overflow:auto;margin:0;padding:.6em 1em;" +
      "white-space:pre-wrap;overflow-wrap:anywhere;color:#fff;font:14px/1.4 monospace",
  );
  const look = async () => {
    try {
      const told = await (await fetch("/preview.json")).json();
      if (seen && told.build !== seen) return location.reload();
      seen = told.build;
      const words = told.findings ? `${heads[told.state]} found:\n${told.findings}` : notes[told.state];
      shown.style.background = told.findings ? "#7a1b12" : "#47545f";
      if (words !== shown.textContent) shown.textContent = words;
      if (!words) shown.remove();
      else if (!shown.isConnected) document.body.append(shown);
    } catch {
      // the server has ended, or is busy
    }
    setTimeout(look, 300);
  };
  look();
})();
