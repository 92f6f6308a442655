// From a folder opened without a server a browser starts no worker, and the theme's search asks for one. A frame that nobody
// sees takes its place: the script of the worker runs in it, and messages go to and fro as before.
(() => {
  "use strict";
  if (location.protocol !== "file:") return;

  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = Object.assign(document.createElement("iframe"), { hidden: true, title: "Search" });
      document.documentElement.append(frame);
      const inside = frame.contentWindow;
      this.ready = new Promise((resolve) => {
        const script = inside.document.createElement("script"); // by hand: the policy of the page lets no written one run
        inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
        script.src = new URL(address, location);
        script.onload = () => resolve(inside);
        inside.document.body.append(script);
      });
    }

    postMessage(data) {
      this.ready.then((inside) => inside.dispatchEvent(new inside.MessageEvent("message", { data })));
    }
  };
})();
