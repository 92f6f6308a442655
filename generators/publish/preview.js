// Loads a page of the preview anew after a build, and shows above it what the build found wrong.
(() => {
  let seen = 0;
  const shown = document.createElement("pre");
  shown.setAttribute("role", "alert");
  shown.setAttribute(
    "style",
    "position:sticky;top:0;z-index:9;max-height:40vh;overflow:auto;margin:0;padding:.6em 1em;white-space:pre-wrap;" +
      "background:#7a1b12;color:#fff;font:14px/1.4 monospace",
  );
  const look = async () => {
    try {
      const told = await (await fetch("/preview.json")).json();
      if (seen && told.build !== seen) return location.reload();
      seen = told.build;
      shown.textContent = told.findings;
      if (told.findings) document.body.prepend(shown);
      else shown.remove();
    } catch {
      // the server has ended, or is busy
    }
    setTimeout(look, 300);
  };
  look();
})();
