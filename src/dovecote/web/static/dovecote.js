// What every page does: filters leave out what is not asked, so that addresses stay short.
"use strict";

document.addEventListener("htmx:configRequest", (event) => {
  const asked = event.detail.parameters;
  for (const name of Object.keys(asked)) if (asked[name] === "") delete asked[name];
});
