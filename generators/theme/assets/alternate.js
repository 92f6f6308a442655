// The theme takes every alternate link for another language and looks for a sitemap beside it. Ours leads to data:
// it steps aside while the theme looks.
document.addEventListener("DOMContentLoaded", () => {
  const links = [...document.querySelectorAll("link[rel=alternate]")];
  links.forEach((link) => link.remove());
  addEventListener("load", () => document.head.append(...links));
});
